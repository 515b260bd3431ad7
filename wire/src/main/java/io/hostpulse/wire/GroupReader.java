package io.hostpulse.wire;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Shape;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.Text;
import io.hostpulse.catalogue.TextPool;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Reads the groups of a message. Kept and used again; confined to its decoder's thread.
final class GroupReader {
    /// The length, in bytes, up to which a text is kept for the next message.
    private static final int POOLED_BYTES_MAX = 128;

    private static final Group[] GROUPS = Group.values();
    private static final MemberIndex[] MEMBERS =
            Arrays.stream(GROUPS).map(GroupReader::members).toArray(MemberIndex[]::new);

    private final JsonReader in;
    private final MessageShape shape;
    private final TextPool texts = new TextPool();
    private final KeySet keys = new KeySet();
    private final boolean[] met = new boolean[GROUPS.length];
    private int skipped;

    GroupReader(JsonReader in, MessageShape shape) {
        this.in = in;
        this.shape = shape;
    }

    /// The members of a row: columns, then the groups within. A key is no member of its own row:
    /// its place is empty.
    private static MemberIndex members(Group group) {
        List<String> names = new ArrayList<>();
        for (Column column : group.columns()) {
            names.add(column.field().name());
        }
        if (group.shape() == Shape.KEYED) {
            names.set(0, "");
        }
        for (Group child : GroupForm.of(group).children) {
            names.add(child.member());
        }
        return new MemberIndex(names);
    }

    /// The members that were skipped in the last message because they are not known here.
    int skippedFields() {
        return skipped;
    }

    /// Forgets the message before.
    void clear() {
        Arrays.fill(met, false);
        skipped = 0;
    }

    /// Reads the value of a group.
    void read(Snapshot snapshot, Group group) throws MessageException {
        in.group = group.word();
        in.field = "";
        if (met[group.ordinal()]) {
            throw in.fail("the group stands twice");
        }
        met[group.ordinal()] = true;
        switch (group.shape()) {
            case RECORD -> record(snapshot, group);
            case ROWS -> rows(snapshot.table(group));
            case KEYED -> keyedRows(snapshot.table(group));
        }
        in.group = "";
        in.field = "";
    }

    private void record(Snapshot snapshot, Group group) throws MessageException {
        Table table = snapshot.table(group);
        GroupForm form = GroupForm.of(group);
        int member = -1;
        in.beginObject();
        for (boolean first = true; in.nextMember(first); first = false) {
            member = find(group, member + 1);
            if (member >= table.group().columns().size()) {
                read(snapshot, form.children[member - table.group().columns().size()]);
                in.group = group.word();
            } else if (member == MemberIndex.UNKNOWN) {
                skip();
            } else {
                if (table.rows() == 0) {
                    table.addRow();
                }
                cell(table, 0, member);
            }
        }
    }

    private void rows(Table table) throws MessageException {
        in.beginArray();
        for (boolean first = true; in.nextElement(first); first = false) {
            row(table, addRow(table));
        }
    }

    private void keyedRows(Table table) throws MessageException {
        keys.clear();
        in.beginObject();
        for (boolean first = true; in.nextMember(first); first = false) {
            Text key = text();
            if (!keys.add(key.utf8())) {
                throw in.fail("the key stands twice");
            }
            int row = addRow(table);
            table.set(row, 0, key);
            row(table, row);
        }
    }

    private int addRow(Table table) throws MessageException {
        int row = table.addRow();
        if (row < 0) {
            throw in.fail("more than " + Table.ROWS_MAX + " rows");
        }
        return row;
    }

    private void row(Table table, int row) throws MessageException {
        int member = GroupForm.of(table.group()).firstColumn - 1;
        in.beginObject();
        for (boolean first = true; in.nextMember(first); first = false) {
            member = find(table.group(), member + 1);
            if (member == MemberIndex.UNKNOWN) {
                skip();
            } else {
                cell(table, row, member);
            }
        }
    }

    private void cell(Table table, int row, int member) throws MessageException {
        in.field = table.group().columns().get(member).field().name();
        if (table.has(row, member)) {
            throw in.fail("the field stands twice");
        }
        GroupForm form = GroupForm.of(table.group());
        if (member < form.textColumns) {
            in.string();
            table.set(row, member, text());
        } else if (form.decimals[member] == GroupForm.BOOLEAN) {
            table.set(row, member, in.bool() ? 1 : 0);
        } else {
            int decimals = form.decimals[member];
            int from = in.at();
            table.set(row, member, in.number(decimals));
            shape.cell(from, in.at(), decimals, table.group(), row, member);
        }
        in.field = "";
    }

    private Text text() {
        return in.textLength() <= POOLED_BYTES_MAX
                ? texts.intern(in.text(), in.textFrom(), in.textLength())
                : Text.of(in.text(), in.textFrom(), in.textLength());
    }

    private int find(Group group, int expected) {
        return MEMBERS[group.ordinal()].find(in.text(), in.textFrom(), in.textLength(), expected);
    }

    private void skip() throws MessageException {
        skipped++;
        in.skipValue();
    }
}
