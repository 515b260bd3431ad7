package io.hostpulse.wire;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.Table;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/// Writes the groups of a snapshot as members of a message. Confined to its encoder's thread.
final class GroupWriter {
    private static final Group[] GROUPS = Group.values();
    private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);

    /// Whether a group, by its ordinal, stands in another one's object.
    private static final boolean[] IS_CHILD = new boolean[GROUPS.length];

    /// The groups in whose object others stand.
    private static final Group[] PARENTS = parents();

    private static Group[] parents() {
        Set<Group> parents = EnumSet.noneOf(Group.class);
        for (Group group : GROUPS) {
            IS_CHILD[group.ordinal()] = group.parent().isPresent();
            group.parent().ifPresent(parents::add);
        }
        return parents.toArray(new Group[0]);
    }

    private static boolean isParent(Group group) {
        for (Group parent : PARENTS) {
            if (parent == group) {
                return true;
            }
        }
        return false;
    }

    private final JsonBytes out;
    private final int rowsBytesMax;
    private final KeySet keys = new KeySet();
    private final int[] rowsLeftOut = new int[GROUPS.length];

    /// @param rowsBytesMax the length of the message from which on no further row is begun
    GroupWriter(JsonBytes out, int rowsBytesMax) {
        this.out = out;
        this.rowsBytesMax = rowsBytesMax;
    }

    /// Writes all groups that have something to say.
    void write(Snapshot snapshot) {
        Arrays.fill(rowsLeftOut, 0);
        for (Group parent : PARENTS) {
            // So that it is met below, be it empty itself.
            snapshot.table(parent);
        }
        for (int i = snapshot.nextTable(0); i < Snapshot.NONE; i = snapshot.nextTable(i + 1)) {
            if (!IS_CHILD[i] && (snapshot.hasRows(GROUPS[i]) || isParent(GROUPS[i]))) {
                write(snapshot, GROUPS[i]);
            }
        }
    }

    /// The rows of a group that the last message has no room for.
    int rowsLeftOut(Group group) {
        return rowsLeftOut[group.ordinal()];
    }

    private void write(Snapshot snapshot, Group group) {
        GroupForm form = GroupForm.of(group);
        Table table = snapshot.table(group);
        int before = out.length;
        out.raw(form.name);
        int start = out.length;
        boolean array =
                switch (form.shape) {
                    case RECORD -> record(snapshot, table, form);
                    case ROWS -> rows(table, form);
                    case KEYED -> keyedRows(table, form);
                };
        if (out.length == start) {
            out.length = before;
        } else if (array) {
            out.closeArray(start);
        } else {
            out.closeObject(start);
        }
    }

    private boolean record(Snapshot snapshot, Table table, GroupForm form) {
        if (table.rows() > 0) {
            members(table, 0, form);
        }
        for (Group child : form.children) {
            write(snapshot, child);
        }
        return false;
    }

    private boolean rows(Table table, GroupForm form) {
        for (int row = 0; row < table.rows(); row++) {
            if (isFull(table, row)) {
                break;
            }
            out.raw(',');
            object(table, row, form);
        }
        return true;
    }

    private boolean keyedRows(Table table, GroupForm form) {
        keys.clear();
        for (int row = 0; row < table.rows(); row++) {
            if (isFull(table, row)) {
                break;
            }
            byte[] key = table.text(row, 0).utf8();
            if (keys.add(key)) {
                out.raw(',');
                out.string(key);
                out.raw(':');
                object(table, row, form);
            }
        }
        return false;
    }

    private boolean isFull(Table table, int row) {
        if (out.length < rowsBytesMax) {
            return false;
        }
        rowsLeftOut[table.group().ordinal()] = table.rows() - row;
        return true;
    }

    private void object(Table table, int row, GroupForm form) {
        int start = out.length;
        members(table, row, form);
        out.closeObject(start);
    }

    private void members(Table table, int row, GroupForm form) {
        for (int column = form.firstColumn; column < form.textColumns; column++) {
            if (table.has(row, column)) {
                out.raw(form.fieldNames[column]);
                out.string(table.text(row, column).utf8());
            }
        }
        out.reserve(form.numberBytesMax);
        byte[] bytes = out.bytes;
        byte[][] names = form.fieldNames;
        int[] decimals = form.decimals;
        int at = out.length;
        for (int column = form.textColumns; column < names.length; column++) {
            if (table.has(row, column)) {
                byte[] name = names[column];
                System.arraycopy(name, 0, bytes, at, name.length);
                at = value(bytes, at + name.length, table.number(row, column), decimals[column]);
            }
        }
        out.length = at;
    }

    private static int value(byte[] bytes, int at, long scaled, int decimals) {
        if (decimals != GroupForm.BOOLEAN) {
            return Decimals.write(bytes, at, scaled, decimals);
        }
        byte[] word = scaled == 0 ? FALSE : TRUE;
        System.arraycopy(word, 0, bytes, at, word.length);
        return at + word.length;
    }
}
