package io.hostpulse.catalogue.views;

/// JSON being written for people: two spaces of indentation, members in the order given. Confined
/// to one thread.
final class JsonText {
    private final StringBuilder out = new StringBuilder();
    private int depth;
    private boolean empty = true;

    /// Opens the object of the whole text.
    JsonText open() {
        out.append('{');
        return deeper();
    }

    /// Opens an object that is a member.
    JsonText open(String name) {
        begin(name).append('{');
        return deeper();
    }

    /// Opens an array that is a member.
    JsonText openArray(String name) {
        begin(name).append('[');
        return deeper();
    }

    /// Opens an object that is an element.
    JsonText openElement() {
        line().append('{');
        return deeper();
    }

    /// Closes an object.
    JsonText close() {
        return close('}');
    }

    /// Closes an array.
    JsonText closeArray() {
        return close(']');
    }

    /// Writes a member that is a string.
    JsonText text(String name, String value) {
        quote(begin(name), value);
        return this;
    }

    /// Writes a member that is a number or a boolean, given as JSON.
    JsonText json(String name, String value) {
        begin(name).append(value);
        return this;
    }

    /// Writes an element that is a string.
    JsonText element(String value) {
        quote(line(), value);
        return this;
    }

    private JsonText deeper() {
        depth++;
        empty = true;
        return this;
    }

    private JsonText close(char bracket) {
        depth--;
        if (!empty) {
            indent();
        }
        out.append(bracket);
        empty = false;
        return this;
    }

    private StringBuilder begin(String name) {
        return quote(line(), name).append(": ");
    }

    private StringBuilder line() {
        if (!empty) {
            out.append(',');
        }
        empty = false;
        indent();
        return out;
    }

    private void indent() {
        out.append('\n').append("  ".repeat(depth));
    }

    private static StringBuilder quote(StringBuilder out, String text) {
        String escaped = text.replace("\\", "\\\\").replace("\"", "\\\"");
        return out.append('"').append(escaped).append('"');
    }

    /// The text, with a line feed at its end.
    @Override
    public String toString() {
        return out + "\n";
    }
}
