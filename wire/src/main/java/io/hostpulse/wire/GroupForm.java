package io.hostpulse.wire;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;
import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Shape;
import io.hostpulse.catalogue.Unit;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// What of a group's JSON is the same in every message: names, encoded once. Immutable.
final class GroupForm {
    /// What [#decimals] says of a field that is written as `true` or `false`.
    static final int BOOLEAN = -1;

    /// Made when a group is first written or read: most messages hold some of the groups only.
    private static final @Nullable GroupForm[] FORMS =
            new @Nullable GroupForm[Group.values().length];

    /// The group's name as a member of the message or of its parent.
    final byte[] name;

    /// The group's name as a member of `status`.
    final byte[] statusName;

    final Shape shape;

    /// The fields' names as members of a row.
    final byte[][] fieldNames;

    /// The decimals of each column, or [#BOOLEAN].
    final int[] decimals;

    /// The first column that is written inside a row: a key is not repeated in its own row.
    final int firstColumn;

    /// How many of the first columns are texts.
    final int textColumns;

    /// What all names and numbers of one row take at most, in bytes.
    final int numberBytesMax;

    /// The groups that stand in this one's object.
    final Group[] children;

    private GroupForm(Group group) {
        List<Column> columns = group.columns();
        name = JsonBytes.memberName(group.member());
        statusName = JsonBytes.memberName(group.word());
        shape = group.shape();
        fieldNames = new byte[columns.size()][];
        decimals = new int[columns.size()];
        int bytes = 0;
        for (Column column : columns) {
            Field field = column.field();
            byte[] encoded = JsonBytes.memberName(field.name());
            fieldNames[column.ordinal()] = encoded;
            decimals[column.ordinal()] = isBoolean(field) ? BOOLEAN : field.decimals();
            bytes += encoded.length + Decimals.LENGTH_MAX;
        }
        numberBytesMax = bytes;
        firstColumn = shape == Shape.KEYED ? 1 : 0;
        textColumns = group.textColumns();
        children = group.children().toArray(new Group[0]);
    }

    /// The form of a group.
    static GroupForm of(Group group) {
        GroupForm form = FORMS[group.ordinal()];
        if (form == null) {
            // Of two threads that make the same one, both are right.
            form = new GroupForm(group);
            FORMS[group.ordinal()] = form;
        }
        return form;
    }

    private static boolean isBoolean(Field field) {
        return field.unit() == Unit.BOOLEAN;
    }
}
