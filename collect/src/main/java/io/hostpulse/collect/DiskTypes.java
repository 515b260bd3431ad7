package io.hostpulse.collect;

import io.hostpulse.catalogue.Text;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/// What a block device is. sysfs says which are partitions (`/sys/class/block/sda1/partition`); the
/// rest, and everything where sysfs does not show the device, follows from the kernel's names.
/// Source: the kernel's `Documentation/admin-guide/devices.txt`.
final class DiskTypes {
    static final Text DISK = Text.of("disk");
    static final Text PARTITION = Text.of("partition");
    static final Text LOOP = Text.of("loop");
    static final Text RAM = Text.of("ram");
    static final Text ZRAM = Text.of("zram");
    static final Text DEVICE_MAPPER = Text.of("dm");
    static final Text RAID = Text.of("md");
    static final Text OPTICAL = Text.of("optical");
    static final Text FLOPPY = Text.of("floppy");
    static final Text NETWORK = Text.of("nbd");

    /// Disks that the kernel tells apart by letters, so that digits at the end are a partition's.
    private static final String[] LETTERED = {"sd", "hd", "vd", "xvd", "ubd", "dasd"};

    private final Path classBlock;
    private final Path block;

    DiskTypes(Path sysfs) {
        classBlock = sysfs.resolve("class/block");
        block = sysfs.resolve("block");
    }

    /// The type of a device. Asks the file system: to be remembered.
    Text of(Text device) {
        String name = device.toString();
        try {
            // The kernel writes the '/' of a name such as cciss/c0d0 as '!' in sysfs.
            Path directory = classBlock.resolve(name.replace('/', '!'));
            if (Files.exists(directory.resolve("partition"))) {
                return PARTITION;
            }
            if (Files.exists(directory) || Files.exists(block.resolve(name.replace('/', '!')))) {
                return family(name);
            }
        } catch (InvalidPathException e) {
            // A name that the JVM cannot write as a path is not in sysfs for us.
            return byName(name);
        }
        return byName(name);
    }

    /// Whether a question is answered by the kernel's own sysfs, which waits for no device. Asks
    /// the file system.
    boolean answerAtOnce() {
        return OpenFiles.isSysfs(classBlock);
    }

    /// The type by the name alone.
    static Text byName(String name) {
        return isPartition(name) ? PARTITION : family(name);
    }

    private static boolean isPartition(String name) {
        int end = name.length();
        while (end > 0 && isDigit(name.charAt(end - 1))) {
            end--;
        }
        if (end == name.length() || end == 0) {
            return false;
        }
        if (end >= 2 && name.charAt(end - 1) == 'p' && isDigit(name.charAt(end - 2))) {
            return true;
        }
        for (String prefix : LETTERED) {
            if (name.startsWith(prefix) && areLetters(name, prefix.length(), end)) {
                return true;
            }
        }
        return false;
    }

    private static boolean areLetters(String name, int from, int to) {
        for (int i = from; i < to; i++) {
            if (name.charAt(i) < 'a' || name.charAt(i) > 'z') {
                return false;
            }
        }
        return from < to;
    }

    private static Text family(String name) {
        if (isNumbered(name, "loop")) {
            return LOOP;
        }
        if (isNumbered(name, "ram")) {
            return RAM;
        }
        if (isNumbered(name, "zram")) {
            return ZRAM;
        }
        if (isNumbered(name, "dm-")) {
            return DEVICE_MAPPER;
        }
        if (isNumbered(name, "md") || name.startsWith("md_")) {
            return RAID;
        }
        if (isNumbered(name, "sr") || isNumbered(name, "scd")) {
            return OPTICAL;
        }
        if (isNumbered(name, "fd")) {
            return FLOPPY;
        }
        return isNumbered(name, "nbd") ? NETWORK : DISK;
    }

    private static boolean isNumbered(String name, String prefix) {
        return name.length() > prefix.length()
                && name.startsWith(prefix)
                && isDigit(name.charAt(prefix.length()));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
