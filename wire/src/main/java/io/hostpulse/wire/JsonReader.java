package io.hostpulse.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A strict pull parser of one JSON value (RFC 8259) in UTF-8: no trailing commas, no leading
/// zeros, no unpaired surrogates, no invalid UTF-8. Confined to one thread.
///
/// Strings are given as bytes that stay valid until the next call. Time and memory are bounded by
/// the input's length; nesting by [#DEPTH_MAX]. A member that comes twice comes twice: its reader
/// decides what that means.
public final class JsonReader {
    /// The deepest nesting of objects and arrays; a value beyond it is refused.
    public static final int DEPTH_MAX = 32;

    /// The group that is being read, for messages of errors.
    String group = "";

    /// The field that is being read, for messages of errors.
    String field = "";

    private final JsonNumber number = new JsonNumber();
    private byte[] in = {};
    private int from;
    private int to;
    private int at;
    private int depth;
    private byte[] unescaped = new byte[256];
    private byte[] text = {};
    private int textFrom;
    private int textLength;

    /// Starts to read the bytes from `from` to before `to`.
    public void start(byte[] json, int from, int to) {
        this.in = json;
        this.from = from;
        this.to = to;
        at = from;
        depth = 0;
        group = "";
        field = "";
    }

    /// Lets go of the bytes.
    public void release() {
        in = new byte[0];
        text = in;
    }

    /// Ends the reading: only white space may follow.
    public void finish() throws MessageException {
        skipSpace();
        if (at < to) {
            throw fail("expected nothing more, found " + found());
        }
    }

    /// Reads the opening brace.
    public void beginObject() throws MessageException {
        skipSpace();
        expect('{', "an object");
        deeper();
    }

    /// Reads the name of the object's next member into the text, or its closing brace.
    public boolean nextMember(boolean first) throws MessageException {
        skipSpace();
        if (peek() == '}') {
            at++;
            depth--;
            return false;
        }
        if (!first) {
            expect(',', "a comma or the end of the object");
            skipSpace();
        }
        string("a member's name");
        skipSpace();
        expect(':', "a colon");
        return true;
    }

    /// Reads the opening bracket.
    public void beginArray() throws MessageException {
        skipSpace();
        expect('[', "an array");
        deeper();
    }

    /// Goes to the array's next element, or reads its closing bracket.
    public boolean nextElement(boolean first) throws MessageException {
        skipSpace();
        if (peek() == ']') {
            at++;
            depth--;
            return false;
        }
        if (!first) {
            expect(',', "a comma or the end of the array");
        }
        return true;
    }

    /// Reads a string into the text.
    public void string() throws MessageException {
        skipSpace();
        string("a string");
    }

    /// Reads a string.
    public String newString() throws MessageException {
        string();
        return newText();
    }

    /// The bytes in which the text stands that was read last.
    public byte[] text() {
        return text;
    }

    /// The text's first byte.
    public int textFrom() {
        return textFrom;
    }

    /// The text's length in bytes.
    public int textLength() {
        return textLength;
    }

    /// The text that was read last, as a string of its own.
    public String newText() {
        return new String(text, textFrom, textLength, StandardCharsets.UTF_8);
    }

    /// Whether the text that was read last is this word of ASCII characters.
    public boolean isText(String word) {
        if (textLength != word.length()) {
            return false;
        }
        for (int i = 0; i < textLength; i++) {
            if (text[textFrom + i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /// Reads `true` or `false`.
    public boolean bool() throws MessageException {
        skipSpace();
        if (literal("true")) {
            return true;
        }
        if (literal("false")) {
            return false;
        }
        throw fail("expected true or false, found " + found());
    }

    /// Reads a number, scaled by ten to the power of `decimals`. The value counts, not its
    /// spelling: `1e2`, `100` and `100.0` are the same. One that needs more decimals, or more bits,
    /// is an error.
    public long number(int decimals) throws MessageException {
        skipSpace();
        int start = at;
        JsonNumber.Outcome outcome = number.read(in, at, to, decimals);
        at = number.end();
        return switch (outcome) {
            case VALUE -> number.value();
            case NOT_A_NUMBER -> throw fail("expected a number, found " + found());
            case TOO_FINE ->
                    throw failAt(
                            start,
                            "number with more than " + decimals + " decimals: " + cut(start));
            case TOO_LARGE -> throw failAt(start, "number of more than 64 bits: " + cut(start));
        };
    }

    /// Where reading is now, counted from the first byte of all.
    int at() {
        return at - from;
    }

    /// The bytes from `start` to here, at most forty of them.
    private String cut(int start) {
        int length = Math.min(40, at - start);
        return new String(in, start, length, StandardCharsets.US_ASCII);
    }

    /// Reads over a value of any type, as strictly as if it were wanted.
    public void skipValue() throws MessageException {
        skipSpace();
        switch (peek()) {
            case '{' -> {
                beginObject();
                for (boolean first = true; nextMember(first); first = false) {
                    skipValue();
                }
            }
            case '[' -> {
                beginArray();
                for (boolean first = true; nextElement(first); first = false) {
                    skipValue();
                }
            }
            case '"' -> string("a string");
            case 't', 'f' -> bool();
            case 'n' -> {
                if (!literal("null")) {
                    throw fail("expected null, found " + found());
                }
            }
            default -> {
                if (number.read(in, at, to, 0) == JsonNumber.Outcome.NOT_A_NUMBER) {
                    at = number.end();
                    throw fail("expected a value, found " + found());
                }
                at = number.end();
            }
        }
    }

    /// An error at the current byte.
    public MessageException fail(String what) {
        return failAt(at, what);
    }

    private MessageException failAt(int index, String what) {
        return new MessageException(index - from, group, field, what);
    }

    private void deeper() throws MessageException {
        depth++;
        if (depth > DEPTH_MAX) {
            throw fail("nested deeper than " + DEPTH_MAX);
        }
    }

    private int peek() {
        return at < to ? in[at] : -1;
    }

    private void skipSpace() {
        while (at < to && (in[at] == ' ' || in[at] == '\n' || in[at] == '\r' || in[at] == '\t')) {
            at++;
        }
    }

    private void expect(char wanted, String what) throws MessageException {
        if (peek() != wanted) {
            throw fail("expected " + what + ", found " + found());
        }
        at++;
    }

    private String found() {
        if (at >= to) {
            return "the end";
        }
        int unit = in[at] & 0xff;
        return unit > ' ' && unit < 0x7f
                ? "'" + (char) unit + "'"
                : "byte 0x" + Integer.toHexString(unit);
    }

    private boolean literal(String word) {
        if (to - at < word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (in[at + i] != word.charAt(i)) {
                return false;
            }
        }
        at += word.length();
        return true;
    }

    private void string(String what) throws MessageException {
        expect('"', what);
        int start = at;
        at = afterPlain(start);
        while (at < to && in[at] != '"' && in[at] != '\\') {
            character();
        }
        if (peek() == '\\') {
            stringWithEscapes(start);
        } else {
            text = in;
            textFrom = start;
            textLength = at - start;
        }
        expect('"', "the end of the string");
    }

    /// The index after the ASCII characters at `start` that stand for themselves: most strings are
    /// nothing else.
    private int afterPlain(int start) {
        byte[] bytes = in;
        int end = to;
        int i = start;
        while (i < end && bytes[i] >= 0x20 && bytes[i] != '"' && bytes[i] != '\\') {
            i++;
        }
        return i;
    }

    private void stringWithEscapes(int start) throws MessageException {
        int length = keep(start, at, 0);
        while (at < to && in[at] != '"') {
            if (in[at] == '\\') {
                length = JsonBytes.utf8(roomFor(length, 4), length, escape());
            } else {
                int begin = at;
                character();
                length = keep(begin, at, length);
            }
        }
        text = unescaped;
        textFrom = 0;
        textLength = length;
    }

    private int keep(int begin, int end, int length) {
        System.arraycopy(in, begin, roomFor(length, end - begin), length, end - begin);
        return length + end - begin;
    }

    private byte[] roomFor(int length, int more) {
        if (length + more > unescaped.length) {
            unescaped = Arrays.copyOf(unescaped, Math.max(2 * unescaped.length, length + more));
        }
        return unescaped;
    }

    /// Goes over one character of a string that is no escape.
    private void character() throws MessageException {
        int unit = in[at];
        if (unit >= 0x20) {
            at++;
            return;
        }
        if (unit >= 0) {
            throw fail("control character in a string: " + found());
        }
        int length = Utf8.sequence(in, at, to);
        if (length == 0) {
            throw fail("not UTF-8: " + found());
        }
        at += length;
    }

    /// Reads one escape and returns its code point.
    private int escape() throws MessageException {
        at++;
        int letter = peek();
        at++;
        return switch (letter) {
            case '"', '\\', '/' -> letter;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> escapedCodePoint();
            default -> {
                at--;
                throw fail("no such escape: " + found());
            }
        };
    }

    private int escapedCodePoint() throws MessageException {
        char unit = hex();
        if (!Character.isSurrogate(unit)) {
            return unit;
        }
        if (Character.isHighSurrogate(unit) && literal("\\u")) {
            char low = hex();
            if (Character.isLowSurrogate(low)) {
                return Character.toCodePoint(unit, low);
            }
        }
        throw fail("unpaired surrogate before this byte");
    }

    private char hex() throws MessageException {
        int value = 0;
        for (int i = 0; i < 4; i++) {
            int digit = Character.digit(peek(), 16);
            if (digit < 0) {
                throw fail("expected four hexadecimal digits, found " + found());
            }
            value = value << 4 | digit;
            at++;
        }
        return (char) value;
    }
}
