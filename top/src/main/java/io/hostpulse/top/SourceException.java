package io.hostpulse.top;

/// Says why a source could not tell something: a sentence for people.
final class SourceException extends Exception {
    private static final long serialVersionUID = 1L;

    SourceException(String why) {
        super(why, null, false, false);
    }

    /// The sentence.
    String why() {
        return String.valueOf(getMessage());
    }
}
