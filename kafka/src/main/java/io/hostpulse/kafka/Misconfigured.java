package io.hostpulse.kafka;

/// Says why a cluster cannot be asked as it is configured: only a person can mend it.
final class Misconfigured extends Exception {
    private static final long serialVersionUID = 1L;

    Misconfigured(String why) {
        super(why, null, false, false);
    }

    String why() {
        return String.valueOf(getMessage());
    }
}
