package io.hostpulse.catalogue;

/// How a group stands in the message.
public enum Shape {
    /// One row: a JSON object of fields.
    RECORD,
    /// Any number of rows: a JSON array of objects.
    ROWS,
    /// Any number of rows: a JSON object whose keys are the rows' first label.
    KEYED
}
