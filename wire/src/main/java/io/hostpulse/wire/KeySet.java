package io.hostpulse.wire;

import java.util.Arrays;

/// The keys met in one JSON object. Kept and filled again; confined to one thread. At most as many
/// keys as a table has rows.
///
/// The hash starts from a number of this object's own, so that a sender cannot choose keys that
/// collide.
final class KeySet {
    private static final byte[] EMPTY = {};

    private final long seed = System.identityHashCode(this) * 0x9e3779b97f4a7c15L;
    private byte[][] keys = new byte[16][];
    private int[] slots = new int[64];
    private int size;

    /// Forgets all keys.
    void clear() {
        Arrays.fill(keys, 0, size, EMPTY);
        Arrays.fill(slots, 0);
        size = 0;
    }

    /// Adds a key; false when it is in the set already. The bytes are kept, not copied.
    boolean add(byte[] key) {
        if (4 * size >= 3 * slots.length) {
            rehash();
        }
        int slot = slotOf(key);
        if (slots[slot] != 0) {
            return false;
        }
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, 2 * size);
        }
        keys[size++] = key;
        slots[slot] = size;
        return true;
    }

    /// The slot that holds the key, or the empty one where it belongs.
    private int slotOf(byte[] key) {
        long hash = seed;
        for (byte b : key) {
            hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
        }
        int mask = slots.length - 1;
        int slot = (int) (hash ^ hash >>> 32) & mask;
        while (slots[slot] != 0 && !Arrays.equals(keys[slots[slot] - 1], key)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void rehash() {
        slots = new int[2 * slots.length];
        for (int i = 0; i < size; i++) {
            slots[slotOf(keys[i])] = i + 1;
        }
    }
}
