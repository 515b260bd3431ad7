package io.hostpulse.server.json;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// JSON being written as UTF-8 into bytes that grow. Commas and colons come by themselves. Confined
/// to one thread.
public final class JsonOut {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private byte[] bytes;
    private int length;
    private boolean comma;

    public JsonOut() {
        this(1_024);
    }

    /// @param room how many bytes there is room for at first
    public JsonOut(int room) {
        bytes = new byte[room];
    }

    /// Opens an object.
    public JsonOut object() {
        return open('{');
    }

    /// Opens an object as a member's value.
    public JsonOut object(String name) {
        return name(name).object();
    }

    /// Opens an array.
    public JsonOut array() {
        return open('[');
    }

    /// Opens an array as a member's value.
    public JsonOut array(String name) {
        return name(name).array();
    }

    /// Closes the innermost object.
    public JsonOut endObject() {
        return close('}');
    }

    /// Closes the innermost array.
    public JsonOut endArray() {
        return close(']');
    }

    /// Begins a member; its value comes next.
    public JsonOut name(String name) {
        separate();
        quoted(name);
        put(':');
        comma = false;
        return this;
    }

    /// A member with a text.
    public JsonOut member(String name, String text) {
        return name(name).value(text);
    }

    /// A member with an integer.
    public JsonOut member(String name, long number) {
        return name(name).value(number);
    }

    /// A member with a truth value.
    public JsonOut member(String name, boolean truth) {
        name(name);
        return raw(truth ? "true" : "false");
    }

    /// A text.
    public JsonOut value(String text) {
        separate();
        quoted(text);
        comma = true;
        return this;
    }

    /// An integer.
    public JsonOut value(long number) {
        return raw(Long.toString(number));
    }

    /// A number; what is no number becomes `null`.
    public JsonOut value(double number) {
        if (!Double.isFinite(number)) {
            return raw("null");
        }
        if (number == Math.rint(number) && Math.abs(number) < 1e15) {
            return value((long) number);
        }
        return raw(Double.toString(number));
    }

    /// A value that is JSON already, ASCII only.
    public JsonOut raw(String json) {
        separate();
        reserve(json.length());
        for (int i = 0; i < json.length(); i++) {
            bytes[length++] = (byte) json.charAt(i);
        }
        comma = true;
        return this;
    }

    /// A value that is JSON already, in UTF-8.
    public JsonOut raw(byte[] json, int from, int to) {
        separate();
        reserve(to - from);
        System.arraycopy(json, from, bytes, length, to - from);
        length += to - from;
        comma = true;
        return this;
    }

    /// How many bytes have been written since the last [#clear()].
    public int length() {
        return length;
    }

    /// What has been written, valid up to [#length()] until the next write.
    public byte[] bytes() {
        return bytes;
    }

    /// A copy of what has been written.
    public byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    /// Hands what has been written over and forgets it; the document goes on.
    public void drainTo(OutputStream out) throws IOException {
        out.write(bytes, 0, length);
        length = 0;
    }

    /// Forgets everything.
    public JsonOut clear() {
        length = 0;
        comma = false;
        return this;
    }

    private JsonOut open(char bracket) {
        separate();
        put(bracket);
        comma = false;
        return this;
    }

    private JsonOut close(char bracket) {
        put(bracket);
        comma = true;
        return this;
    }

    private void separate() {
        if (comma) {
            put(',');
        }
    }

    private void put(char ascii) {
        reserve(1);
        bytes[length++] = (byte) ascii;
    }

    private void reserve(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }

    private void quoted(String text) {
        put('"');
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        reserve(6 * utf8.length + 1);
        for (byte unit : utf8) {
            if (unit == '"' || unit == '\\') {
                bytes[length++] = '\\';
                bytes[length++] = unit;
            } else if (unit >= 0 && unit < 0x20) {
                escape(unit);
            } else {
                bytes[length++] = unit;
            }
        }
        put('"');
    }

    private void escape(byte control) {
        bytes[length++] = '\\';
        bytes[length++] = 'u';
        bytes[length++] = '0';
        bytes[length++] = '0';
        bytes[length++] = HEX[control >> 4];
        bytes[length++] = HEX[control & 0xf];
    }
}
