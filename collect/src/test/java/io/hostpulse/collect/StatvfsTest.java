package io.hostpulse.collect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

class StatvfsTest {
    private static Space space(byte[] path) {
        var space = new Space();
        new Statvfs(path).measure(space);
        return space;
    }

    private static Space space(String path) {
        return space(path.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void sizesAreThoseThatTheJdkSees(@TempDir Path dir) {
        assertThat(Statvfs.isPresent()).isTrue();
        File file = dir.toFile();
        Space space = space(dir.toString());
        assertThat(space.error).isZero();
        assertThat(space.size).isEqualTo(file.getTotalSpace());
        assertThat(space.free).isBetween(file.getFreeSpace() / 2, file.getTotalSpace());
        assertThat(space.available).isLessThanOrEqualTo(space.free);
        assertThat(space.files).isPositive();
        assertThat(space.filesFree).isBetween(1L, space.files);
    }

    @Test
    void aMissingPathIsEnoent() {
        Space space = space("/there/is/no such place");
        assertThat(space.error).isEqualTo(Errno.ENOENT);
        assertThat(space.size).isEqualTo(Space.ABSENT);
        assertThat(space.files).isEqualTo(Space.ABSENT);
    }

    @Test
    void bytesThatAreNoUtf8ReachTheKernel() {
        assertThat(space(new byte[] {'/', 't', 'm', 'p', '/', (byte) 0xe9}).error)
                .isEqualTo(Errno.ENOENT);
    }

    @Test
    void aFileSystemWithoutInodesDoesNotCountThem() {
        Space space = space("/proc");
        assertThat(space.error).isZero();
        assertThat(space.files).isEqualTo(Space.ABSENT);
        assertThat(space.filesFree).isEqualTo(Space.ABSENT);
    }

    @Test
    void blocksThatDoNotFitInBytesAreAbsent() {
        assertThat(Space.inBytes(1L << 51, 4_096)).isEqualTo(Space.ABSENT);
        assertThat(Space.inBytes(-1, 4_096)).isEqualTo(Space.ABSENT);
        assertThat(Space.inBytes(Long.MAX_VALUE, Long.MAX_VALUE)).isEqualTo(Space.ABSENT);
        assertThat(Space.inBytes((1L << 51) - 1, 4_096)).isEqualTo(((1L << 51) - 1) << 12);
    }

    @Test
    void errorsHaveTheirNames() {
        assertThat(Errno.name(116)).isEqualTo("ESTALE");
        assertThat(Errno.name(107)).isEqualTo("ENOTCONN");
        assertThat(Errno.name(200)).isEqualTo("errno 200");
    }
}
