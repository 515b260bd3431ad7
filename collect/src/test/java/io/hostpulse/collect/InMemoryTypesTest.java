package io.hostpulse.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.catalogue.Text;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InMemoryTypesTest {
    @ParameterizedTest
    @CsvSource({
        "ext4, 6.12.1, true",
        "ext4, '', true",
        "vfat, 6.12.1, true",
        "tmpfs, 6.12.1, true",
        "devtmpfs, 6.12.1, true",
        "overlay, 6.12.1, false",
        "xfs, 4.18.0-553.el8_10.x86_64, true",
        "xfs, 5.13.19, true",
        "xfs, 5.14.0-427.el9.x86_64, false",
        "xfs, 5.18.19, false",
        "xfs, 5.19-rc1, true",
        "xfs, 6.1.0-18-amd64, true",
        "xfs, 6, false",
        "xfs, '', false",
        "xfs, a.b, false",
        "btrfs, 6.12.1, false",
        "nfs4, 6.12.1, false",
        "fuse.bindfs, 6.12.1, false"
    })
    void onlyTypesThatKnowTheirSizeInMemoryHold(String type, String release, boolean held) {
        assertThat(new InMemoryTypes(release).holds(Text.of(type))).isEqualTo(held);
    }
}
