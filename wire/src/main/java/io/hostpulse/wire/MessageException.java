package io.hostpulse.wire;

import java.util.Optional;

/// Says why bytes are not a message: where, in which group and field, and what was found there.
public final class MessageException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int offset;
    private final String group;
    private final String field;

    MessageException(int offset, String group, String field, String what) {
        super(text(offset, group, field, what));
        this.offset = offset;
        this.group = group;
        this.field = field;
    }

    private static String text(int offset, String group, String field, String what) {
        String place = group + (group.isEmpty() || field.isEmpty() ? "" : ".") + field;
        return "message, byte " + offset + (place.isEmpty() ? "" : ", " + place) + ": " + what;
    }

    /// Where in the message, in bytes from its first one.
    public int offset() {
        return offset;
    }

    /// The group, or the message's own object (`clock`, `status`), if it was in one.
    public Optional<String> group() {
        return group.isEmpty() ? Optional.empty() : Optional.of(group);
    }

    /// The field or member, if it was at one.
    public Optional<String> field() {
        return field.isEmpty() ? Optional.empty() : Optional.of(field);
    }
}
