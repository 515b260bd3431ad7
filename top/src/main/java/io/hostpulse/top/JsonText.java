package io.hostpulse.top;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads JSON, RFC 8259. Numbers become `Double`, objects maps, arrays lists. Confined to one
/// thread.
final class JsonText {
    private static final int DEPTH_MAX = 32;

    private final String text;
    private int at;
    private int depth;

    private JsonText(String text) {
        this.text = text;
    }

    static Json read(byte[] bytes) throws SourceException {
        var parser = new JsonText(new String(bytes, StandardCharsets.UTF_8));
        Object value = parser.value();
        parser.space();
        if (parser.at < parser.text.length()) {
            throw parser.fail("text behind the end");
        }
        return new Json(value);
    }

    private SourceException fail(String what) {
        return new SourceException("the server's answer is no JSON: character " + at + ": " + what);
    }

    private void space() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private char peek() throws SourceException {
        space();
        if (at >= text.length()) {
            throw fail("it ends too early");
        }
        return text.charAt(at);
    }

    private void expect(char wanted) throws SourceException {
        if (peek() != wanted) {
            throw fail("'" + wanted + "' expected");
        }
        at++;
    }

    private Object value() throws SourceException {
        if (++depth > DEPTH_MAX) {
            throw fail("nested deeper than " + DEPTH_MAX);
        }
        Object value =
                switch (peek()) {
                    case '{' -> object();
                    case '[' -> array();
                    case '"' -> string();
                    case 't' -> word("true", true);
                    case 'f' -> word("false", false);
                    case 'n' -> word("null", Json.Nothing.NULL);
                    default -> number();
                };
        depth--;
        return value;
    }

    private Map<String, Object> object() throws SourceException {
        Map<String, Object> members = new LinkedHashMap<>();
        at++;
        if (peek() == '}') {
            at++;
            return members;
        }
        while (true) {
            expectQuote();
            String name = string();
            expect(':');
            members.put(name, value());
            if (peek() == ',') {
                at++;
            } else {
                expect('}');
                return members;
            }
        }
    }

    private void expectQuote() throws SourceException {
        if (peek() != '"') {
            throw fail("a member's name expected");
        }
    }

    private List<Object> array() throws SourceException {
        List<Object> elements = new ArrayList<>();
        at++;
        if (peek() == ']') {
            at++;
            return elements;
        }
        while (true) {
            elements.add(value());
            if (peek() == ',') {
                at++;
            } else {
                expect(']');
                return elements;
            }
        }
    }

    private Object word(String word, Object value) throws SourceException {
        if (!text.startsWith(word, at)) {
            throw fail("a value expected");
        }
        at += word.length();
        return value;
    }

    private Double number() throws SourceException {
        int from = at;
        while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        try {
            return Double.valueOf(text.substring(from, at));
        } catch (NumberFormatException e) {
            throw fail("a value expected");
        }
    }

    private String string() throws SourceException {
        var string = new StringBuilder();
        at++;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                return string.toString();
            }
            if (c == '\\') {
                string.append(escaped());
            } else {
                string.append(c);
            }
        }
        throw fail("a string without an end");
    }

    private char escaped() throws SourceException {
        if (at >= text.length()) {
            throw fail("it ends too early");
        }
        char c = text.charAt(at++);
        return switch (c) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> {
                if (at + 4 > text.length()) {
                    throw fail("it ends too early");
                }
                try {
                    char unit = (char) Integer.parseInt(text, at, at + 4, 16);
                    at += 4;
                    yield unit;
                } catch (NumberFormatException e) {
                    throw fail("four hexadecimal digits expected");
                }
            }
            default -> c;
        };
    }
}
