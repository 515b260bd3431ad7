package io.hostpulse.catalogue;

/// A field at its place in its group's table. Each group's columns are one enum, so that a column's
/// index is its ordinal and the compiler knows every name.
public interface Column {
    /// The field in this column.
    Field field();

    /// The column's index, from 0.
    int ordinal();

    /// The same of any column. Asked for some hundred times a tick: an enum's ordinal is in the
    /// constant itself, where an interface's method has to be looked for in a table first.
    static int index(Column column) {
        return ((Enum<?>) column).ordinal();
    }
}
