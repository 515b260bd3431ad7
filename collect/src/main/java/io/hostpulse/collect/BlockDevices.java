package io.hostpulse.collect;

import io.hostpulse.catalogue.Text;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/// The names of the host's block devices by their numbers, all of them, whatever the filter of
/// disks says.
///
/// [DiskstatsCollector] fills it anew at each reading, the collector of file systems looks devices
/// up in it when they changed. So it is a list in the kernel's order, which costs a comparison per
/// device and reading, and is searched from its start. Confined to one thread: both run on the
/// collecting thread, disks first.
final class BlockDevices implements DeviceNames {
    /// The number of devices kept; further ones are not found.
    static final int DEVICES_MAX = 16_384;

    private long[] keys = new long[16];
    private @Nullable Text[] names = new @Nullable Text[16];
    private int size;
    private int sizeBefore;
    private long changes;

    /// Forgets all devices.
    void clear() {
        noteSize();
        size = 0;
    }

    /// Adds a device; the first name of a number stays.
    void put(int major, int minor, Text name) {
        if (size >= DEVICES_MAX) {
            return;
        }
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, size * 2);
            names = Arrays.copyOf(names, size * 2);
        }
        long key = key(major, minor);
        if (keys[size] != key || !name.equals(names[size])) {
            keys[size] = key;
            names[size] = name;
            changes++;
        }
        size++;
    }

    /// The name of the device with these numbers, or null when the host has none.
    @Nullable Text find(int major, int minor) {
        long key = key(major, minor);
        for (int i = 0; i < size; i++) {
            if (keys[i] == key) {
                return names[i];
            }
        }
        return null;
    }

    @Override
    public @Nullable Text device(int major, int minor) {
        return find(major, minor);
    }

    /// Another number when a device came, went, moved or changed its name.
    @Override
    public long changes() {
        noteSize();
        return changes;
    }

    /// A list that only grew shorter changes at no place of its own.
    private void noteSize() {
        if (size != sizeBefore) {
            sizeBefore = size;
            changes++;
        }
    }

    private static long key(int major, int minor) {
        return ((long) major << 32) | (minor & 0xffff_ffffL);
    }

    /// The number of devices.
    int size() {
        return size;
    }
}
