package io.hostpulse.top;

/// How a stretch of text looks. Colours stand for a state and for nothing else.
enum Style {
    PLAIN,
    /// What explains, and is not read each time.
    FAINT,
    /// What is read first.
    STRONG,
    /// The head of a table.
    HEAD,
    /// A head's column by which its rows are sorted.
    SORTED,
    WARN,
    BAD,
    /// The row that is chosen.
    CHOSEN
}
