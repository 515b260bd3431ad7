package io.hostpulse.collect;

import io.hostpulse.catalogue.Text;

import org.jspecify.annotations.Nullable;

/// The names of the host's block devices by their numbers, all of them, whatever the filter of
/// disks says.
///
/// [DiskstatsCollector] fills it anew at each reading, the collector of file systems looks devices
/// up in it. Confined to one thread: both run on the collecting thread, disks first.
final class BlockDevices implements DeviceNames {
    /// The number of devices kept; further ones are not found.
    static final int DEVICES_MAX = 16_384;

    private long[] keys = new long[64];
    private @Nullable Text[] names = new @Nullable Text[64];
    private int size;
    private long signature;

    /// Forgets all devices.
    void clear() {
        if (size > 0) {
            java.util.Arrays.fill(names, null);
            size = 0;
        }
        signature = 0;
    }

    /// Adds a device; the first name of a number stays.
    void put(int major, int minor, Text name) {
        if (size >= DEVICES_MAX) {
            return;
        }
        if (size * 2 >= keys.length) {
            grow();
        }
        long key = key(major, minor);
        int slot = slot(key);
        if (names[slot] == null) {
            keys[slot] = key;
            names[slot] = name;
            size++;
            signature += key * 0x9e37_79b9_7f4a_7c15L + name.hashCode();
        }
    }

    /// The name of the device with these numbers, or null when the host has none.
    @Nullable Text find(int major, int minor) {
        return names[slot(key(major, minor))];
    }

    @Override
    public @Nullable Text device(int major, int minor) {
        return find(major, minor);
    }

    /// A sum over all devices: another one when a device came, went or changed its name.
    @Override
    public long changes() {
        return signature;
    }

    /// The number of devices.
    int size() {
        return size;
    }

    private static long key(int major, int minor) {
        return ((long) major << 32) | (minor & 0xffff_ffffL);
    }

    private int slot(long key) {
        int mask = keys.length - 1;
        int slot = (int) ((key * 0x9e37_79b9_7f4a_7c15L) >>> 40) & mask;
        while (names[slot] != null && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        @Nullable Text[] oldNames = names;
        keys = new long[oldKeys.length * 2];
        names = new @Nullable Text[oldKeys.length * 2];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldNames[i] != null) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                names[slot] = oldNames[i];
            }
        }
    }
}
