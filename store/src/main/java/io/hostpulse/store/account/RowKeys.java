package io.hostpulse.store.account;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.Table;

import java.util.Arrays;

/// A set of rows by 64-bit hashes of group and labels: two of 5,000 rows collide once in a trillion
/// days, and then one row is not counted. Confined to its owner's lock.
public final class RowKeys {
    /// The set without any.
    public static final RowKeys NONE = new RowKeys();

    private static final Group[] GROUPS = Group.values();

    private long[] slots = new long[0];
    private int size;

    /// All rows of a message.
    public static RowKeys of(Snapshot snapshot) {
        var keys = new RowKeys();
        for (int i = snapshot.nextTable(0); i < Snapshot.NONE; i = snapshot.nextTable(i + 1)) {
            Table table = snapshot.table(GROUPS[i]);
            for (int row = 0; row < table.rows(); row++) {
                keys.add(hash(table, row));
            }
        }
        return keys;
    }

    /// Whether two messages have the same rows in the same order; false says nothing.
    public static boolean areSame(Snapshot one, Snapshot other) {
        for (int i = one.nextTable(0, other); i < Snapshot.NONE; i = one.nextTable(i + 1, other)) {
            Group group = GROUPS[i];
            boolean there = one.hasRows(group);
            if (there != other.hasRows(group)
                    || (there && !areSame(one.table(group), other.table(group)))) {
                return false;
            }
        }
        return true;
    }

    private static boolean areSame(Table one, Table other) {
        if (one.rows() != other.rows()) {
            return false;
        }
        int labels = one.group().labelColumns();
        for (int row = 0; row < one.rows(); row++) {
            for (int column = 0; column < labels; column++) {
                if (!one.text(row, column).equals(other.text(row, column))) {
                    return false;
                }
            }
        }
        return true;
    }

    private static long hash(Table table, int row) {
        Group group = table.group();
        long hash = mix(group.ordinal() + 1L);
        for (int column = 0; column < group.labelColumns(); column++) {
            for (byte each : table.text(row, column).raw()) {
                hash = (hash ^ each) * 0x100000001b3L;
            }
            hash = mix(hash + column);
        }
        return hash == 0 ? 1 : hash;
    }

    private static long mix(long hash) {
        long mixed = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        return mixed ^ (mixed >>> 29);
    }

    public int size() {
        return size;
    }

    public boolean contains(long key) {
        if (slots.length == 0) {
            return false;
        }
        int mask = slots.length - 1;
        for (int slot = (int) mix(key) & mask; slots[slot] != 0; slot = (slot + 1) & mask) {
            if (slots[slot] == key) {
                return true;
            }
        }
        return false;
    }

    /// Adds a key other than 0.
    public void add(long key) {
        if (contains(key)) {
            return;
        }
        if (size * 2 >= slots.length) {
            long[] old = slots;
            slots = new long[Math.max(16, old.length * 2)];
            for (long each : old) {
                if (each != 0) {
                    place(each);
                }
            }
        }
        place(key);
        size++;
    }

    private void place(long key) {
        int mask = slots.length - 1;
        int slot = (int) mix(key) & mask;
        while (slots[slot] != 0) {
            slot = (slot + 1) & mask;
        }
        slots[slot] = key;
    }

    public void addAll(RowKeys other) {
        for (long key : other.slots) {
            if (key != 0) {
                add(key);
            }
        }
    }

    /// How many of these rows are in neither of two other sets.
    public int notIn(RowKeys one, RowKeys two) {
        int count = 0;
        for (long key : slots) {
            if (key != 0 && !one.contains(key) && !two.contains(key)) {
                count++;
            }
        }
        return count;
    }

    /// The keys, sorted.
    public long[] toArray() {
        return Arrays.stream(slots).filter(key -> key != 0).sorted().toArray();
    }
}
