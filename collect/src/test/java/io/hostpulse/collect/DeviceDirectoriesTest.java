package io.hostpulse.collect;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

class DeviceDirectoriesTest {
    @TempDir Path dir;

    private @Nullable DeviceDirectories opened;

    @AfterEach
    void close() {
        if (opened != null) {
            opened.close();
        }
    }

    private DeviceDirectories in(Path root, String... names) {
        opened = new DeviceDirectories(new SysFiles(root), names);
        return opened;
    }

    private static @Nullable String text(DeviceDirectories of, String directory, int file) {
        of.begin();
        DeviceDirectories.Device device = of.device(directory);
        String text = device == null ? null : String.valueOf(device.text(file));
        of.end();
        return text;
    }

    @Test
    void filesOfThisKernelStayOpenFromReadingToReading() {
        DeviceDirectories net = in(Path.of("/sys/class/net"), "mtu", "operstate", "nosuchfile");
        for (int i = 0; i < 3; i++) {
            net.begin();
            DeviceDirectories.Device lo = Objects.requireNonNull(net.device("lo"));
            assertThat(lo.number(0)).isPositive();
            assertThat(lo.text(1)).isNotNull();
            assertThat(lo.text(2)).isNull();
            net.end();
            assertThat(net.opened()).isEqualTo(2);
        }
        net.begin();
        net.end();
        assertThat(net.opened()).as("of a device that was not asked for").isZero();
    }

    @Test
    void noMoreFilesStayOpenThanTheProcessCanSpare() {
        String line = "Max open files            1024                 524288               files";
        assertThat(DeviceDirectories.openMax(List.of("Max cpu time  unlimited", line)))
                .isEqualTo(64);
        assertThat(DeviceDirectories.openMax(List.of("Max open files 1048576 1048576 files")))
                .isEqualTo(DeviceDirectories.OPEN_MAX);
        assertThat(DeviceDirectories.openMax(List.of("Max open files unlimited unlimited files")))
                .isEqualTo(DeviceDirectories.OPEN_MAX);
        assertThat(DeviceDirectories.openMax(List.of())).isEqualTo(DeviceDirectories.OPEN_MAX);
    }

    @Test
    void aDirectoryOfTheSameNameIsAnotherDevice() throws IOException {
        Path first = Files.createDirectory(dir.resolve("first"));
        Path second = Files.createDirectory(dir.resolve("second"));
        Files.writeString(first.resolve("mtu"), "1500\n");
        Files.writeString(second.resolve("mtu"), "9000\n");
        Path link = dir.resolve("eth0");
        DeviceDirectories net = in(dir, "mtu");

        Files.createSymbolicLink(link, first);
        assertThat(text(net, "eth0", 0)).isEqualTo("1500");
        Files.delete(link);
        Files.createSymbolicLink(link, second);
        assertThat(text(net, "eth0", 0)).isEqualTo("9000");
        Files.delete(link);
        assertThat(text(net, "eth0", 0)).isNull();
    }

    @Test
    void aFileThatIsReplacedOnADiskIsReadAnew() throws IOException {
        Path device = Files.createDirectory(dir.resolve("eth0"));
        DeviceDirectories net = in(dir, "speed");
        assertThat(text(net, "eth0", 0)).isEqualTo("null");
        Files.writeString(device.resolve("speed"), "  1000 \n");
        assertThat(text(net, "eth0", 0)).isEqualTo("1000");
        Files.delete(device.resolve("speed"));
        Files.writeString(device.resolve("speed"), "10000");
        assertThat(text(net, "eth0", 0)).isEqualTo("10000");
        assertThat(net.opened()).isZero();
    }
}
