package io.hostpulse.top;

/// What the program's one loop hears.
sealed interface Event {
    record Pressed(Key key) implements Event {}

    /// The source has something new.
    record Fresh(Shown shown) implements Event {}

    /// The terminal has another size, or may have been drawn over.
    record Redraw() implements Event {}

    /// The shell is to have its terminal back for a while: SIGTSTP.
    record Suspend() implements Event {}

    /// The program is to end.
    record End() implements Event {}

    /// The source's thread has ended by a mistake of ours.
    record Broken(Throwable why) implements Event {}
}
