package io.hostpulse.outputs.http;

/// No answer came, or none that counts: what was found instead, in one sentence.
class NoAnswer extends Exception {
    private static final long serialVersionUID = 1;

    NoAnswer(String why) {
        super(why, null, false, false);
    }

    /// What was found.
    String why() {
        return String.valueOf(getMessage());
    }

    /// The kept connection was closed by the other side before it said anything: it was idle too
    /// long.
    static final class Stale extends NoAnswer {
        private static final long serialVersionUID = 1;

        Stale(String why) {
            super(why);
        }
    }

    /// The time for the whole attempt ran out after the connection stood.
    static final class Late extends NoAnswer {
        private static final long serialVersionUID = 1;

        Late(String why) {
            super(why);
        }
    }

    /// The server is not the one it should be, or cannot be told from another: only a person can
    /// mend it.
    static final class Untrusted extends NoAnswer {
        private static final long serialVersionUID = 1;

        Untrusted(String why) {
            super(why);
        }
    }
}
