package io.hostpulse.top;

/// Which time is seen.
enum Moment {
    LIVE(Word.LIVE),
    /// The newest sample, held.
    PAUSED(Word.PAUSED),
    HISTORY(Word.HISTORY);

    private final Word word;

    Moment(Word word) {
        this.word = word;
    }

    Word word() {
        return word;
    }
}
