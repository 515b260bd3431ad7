package io.hostpulse.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// Finds a member's number by its name's bytes. Immutable.
final class MemberIndex {
    /// What [#find] returns for a name that is not among them.
    static final int UNKNOWN = -1;

    private final byte[][] names;
    private final int[] slots;

    /// @param names the names; a name's number is its index, and an empty name is never found
    MemberIndex(List<String> names) {
        this.names =
                names.stream()
                        .map(name -> name.getBytes(StandardCharsets.UTF_8))
                        .toArray(byte[][]::new);
        slots = new int[Integer.highestOneBit(names.size() + 1) * 4];
        for (int i = 0; i < this.names.length; i++) {
            byte[] name = this.names[i];
            if (name.length == 0) {
                continue;
            }
            int slot = hash(name, 0, name.length) & (slots.length - 1);
            while (slots[slot] != 0) {
                slot = (slot + 1) & (slots.length - 1);
            }
            slots[slot] = i + 1;
        }
    }

    /// The number of the name of `length` bytes at `from`, or [#UNKNOWN]. Looks at the name of
    /// number `expected`, if there is one, first: members mostly come in order.
    int find(byte[] bytes, int from, int length, int expected) {
        if (expected >= 0 && expected < names.length && length > 0) {
            byte[] name = names[expected];
            if (Arrays.equals(name, 0, name.length, bytes, from, from + length)) {
                return expected;
            }
        }
        return find(bytes, from, length);
    }

    /// The number of the name of `length` bytes at `from`, or [#UNKNOWN].
    int find(byte[] bytes, int from, int length) {
        int slot = hash(bytes, from, length) & (slots.length - 1);
        while (slots[slot] != 0) {
            byte[] name = names[slots[slot] - 1];
            if (Arrays.equals(name, 0, name.length, bytes, from, from + length)) {
                return slots[slot] - 1;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        return UNKNOWN;
    }

    private static int hash(byte[] bytes, int from, int length) {
        int hash = length;
        for (int i = from; i < from + length; i++) {
            hash = hash * 31 + bytes[i];
        }
        return hash ^ hash >>> 7;
    }
}
