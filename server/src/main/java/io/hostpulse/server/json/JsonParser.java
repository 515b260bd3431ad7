package io.hostpulse.server.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads small JSON documents, as strictly as RFC 8259: no member twice, no text behind the end,
/// nothing but UTF-8, at most [#DEPTH_MAX] deep. Messages are read by `wire`, not here.
public final class JsonParser {
    /// How deep objects and arrays may be nested.
    public static final int DEPTH_MAX = 16;

    private final String text;
    private int at;
    private int depth;

    private JsonParser(String text) {
        this.text = text;
    }

    /// Says why bytes are not the JSON that is expected.
    public static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        Malformed(String message) {
            super(message, null, false, false);
        }
    }

    /// The object that the bytes say.
    public static Json.Obj object(byte[] bytes, int from, int to) throws Malformed {
        String text;
        try {
            text =
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes, from, to - from))
                            .toString();
        } catch (CharacterCodingException e) {
            throw new Malformed("not UTF-8");
        }
        var parser = new JsonParser(text);
        parser.space();
        Json value = parser.value();
        parser.space();
        if (parser.at < text.length()) {
            throw parser.fail("text behind the end");
        }
        if (value instanceof Json.Obj object) {
            return object;
        }
        throw new Malformed("a JSON object is expected");
    }

    private Malformed fail(String what) {
        return new Malformed("character " + at + ": " + what);
    }

    private void space() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private char peek() throws Malformed {
        if (at >= text.length()) {
            throw fail("the text ends too early");
        }
        return text.charAt(at);
    }

    private void expect(char wanted) throws Malformed {
        if (peek() != wanted) {
            throw fail("'" + wanted + "' expected");
        }
        at++;
    }

    private Json value() throws Malformed {
        return switch (peek()) {
            case '{' -> nested(true);
            case '[' -> nested(false);
            case '"' -> new Json.Text(string());
            case 't' -> word("true", new Json.Truth(true));
            case 'f' -> word("false", new Json.Truth(false));
            case 'n' -> word("null", new Json.Nothing());
            default -> number();
        };
    }

    private Json nested(boolean object) throws Malformed {
        if (++depth > DEPTH_MAX) {
            throw fail("nested deeper than " + DEPTH_MAX);
        }
        Json value = object ? members() : elements();
        depth--;
        return value;
    }

    private Json members() throws Malformed {
        Map<String, Json> members = new LinkedHashMap<>();
        at++;
        space();
        if (peek() == '}') {
            at++;
            return new Json.Obj(members);
        }
        while (true) {
            space();
            String name = string();
            space();
            expect(':');
            space();
            if (members.put(name, value()) != null) {
                throw fail("a member stands twice");
            }
            space();
            if (peek() != ',') {
                expect('}');
                return new Json.Obj(members);
            }
            at++;
        }
    }

    private Json elements() throws Malformed {
        List<Json> elements = new ArrayList<>();
        at++;
        space();
        if (peek() == ']') {
            at++;
            return new Json.Arr(elements);
        }
        while (true) {
            space();
            elements.add(value());
            space();
            if (peek() != ',') {
                expect(']');
                return new Json.Arr(elements);
            }
            at++;
        }
    }

    private Json word(String word, Json value) throws Malformed {
        if (!text.startsWith(word, at)) {
            throw fail("a value is expected");
        }
        at += word.length();
        return value;
    }

    private Json number() throws Malformed {
        int from = at;
        if (peek() == '-') {
            at++;
        }
        int first = at;
        digits();
        if (at - first > 1 && text.charAt(first) == '0') {
            throw fail("a number begins with 0");
        }
        boolean whole = true;
        if (at < text.length() && text.charAt(at) == '.') {
            at++;
            digits();
            whole = false;
        }
        if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            at++;
            if (peek() == '+' || peek() == '-') {
                at++;
            }
            digits();
            whole = false;
        }
        String number = text.substring(from, at);
        return whole && number.length() <= 18
                ? new Json.Whole(Long.parseLong(number))
                : new Json.Decimal(number);
    }

    private void digits() throws Malformed {
        int from = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        if (at == from) {
            throw fail("a value is expected");
        }
    }

    private String string() throws Malformed {
        expect('"');
        var out = new StringBuilder();
        while (true) {
            char c = peek();
            at++;
            if (c == '"') {
                return out.toString();
            }
            if (c < 0x20) {
                throw fail("a control character in a string");
            }
            out.append(c == '\\' ? escaped() : c);
        }
    }

    private char escaped() throws Malformed {
        char c = peek();
        at++;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw fail("an unknown escape");
        };
    }

    private char unicode() throws Malformed {
        int value = 0;
        for (int i = 0; i < 4; i++) {
            int digit = Character.digit(peek(), 16);
            if (digit < 0 || peek() > 'f') {
                throw fail("four hexadecimal digits expected");
            }
            value = value * 16 + digit;
            at++;
        }
        return (char) value;
    }
}
