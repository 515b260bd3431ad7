package io.hostpulse.agent.window;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A request without a body, as RFC 9112 writes its head.
///
/// @param method the method, as it was sent
/// @param path the path, decoded
/// @param query names and values in turn, decoded
/// @param isOld whether it speaks HTTP/1.0
/// @param headers names in lower case and values in turn
record Request(
        String method, String path, List<String> query, boolean isOld, List<String> headers) {
    /// What is wrong with a head.
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1;

        Malformed(String why) {
            super(why);
        }
    }

    /// The request of a head, with its last empty line.
    static Request of(byte[] bytes, int length) throws Malformed {
        String head = new String(bytes, 0, length, ISO_8859_1);
        int end = head.indexOf("\r\n");
        String line = head.substring(0, end);
        int first = line.indexOf(' ');
        int last = line.lastIndexOf(' ');
        if (first <= 0 || last <= first) {
            throw new Malformed("the request line is not METHOD TARGET VERSION");
        }
        String version = line.substring(last + 1);
        if (!version.equals("HTTP/1.1") && !version.equals("HTTP/1.0")) {
            throw new Malformed("the version is neither HTTP/1.1 nor HTTP/1.0");
        }
        String target = line.substring(first + 1, last);
        if (!target.startsWith("/") || target.indexOf(' ') >= 0) {
            throw new Malformed("the target is no path");
        }
        int question = target.indexOf('?');
        String path = question < 0 ? target : target.substring(0, question);
        return new Request(
                line.substring(0, first),
                decode(path, false),
                question < 0 ? List.of() : query(target.substring(question + 1)),
                version.equals("HTTP/1.0"),
                headers(head, end + 2));
    }

    private static List<String> headers(String head, int from) throws Malformed {
        List<String> headers = new ArrayList<>();
        int at = from;
        while (!head.startsWith("\r\n", at)) {
            int end = head.indexOf("\r\n", at);
            int colon = head.indexOf(':', at);
            if (end < 0 || colon <= at || colon > end || !isName(head, at, colon)) {
                throw new Malformed("a header line is not NAME: VALUE");
            }
            headers.add(head.substring(at, colon).toLowerCase(Locale.ROOT));
            headers.add(head.substring(colon + 1, end).strip());
            at = end + 2;
        }
        return headers;
    }

    private static boolean isName(String head, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = head.charAt(i);
            if (c <= ' ' || c >= 0x7f) {
                return false;
            }
        }
        return true;
    }

    private static List<String> query(String text) throws Malformed {
        List<String> query = new ArrayList<>();
        int at = 0;
        while (at <= text.length()) {
            int and = text.indexOf('&', at);
            int end = and < 0 ? text.length() : and;
            int equals = text.indexOf('=', at);
            boolean hasValue = equals >= 0 && equals < end;
            if (end > at) {
                query.add(decode(text.substring(at, hasValue ? equals : end), true));
                query.add(hasValue ? decode(text.substring(equals + 1, end), true) : "");
            }
            at = end + 1;
        }
        return query;
    }

    private static String decode(String text, boolean isQuery) throws Malformed {
        var bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%') {
                int high = i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
                int low = i + 2 < text.length() ? Character.digit(text.charAt(i + 2), 16) : -1;
                if (high < 0 || low < 0) {
                    throw new Malformed("the target has a % without two hexadecimal digits");
                }
                bytes.write(high * 16 + low);
                i += 2;
            } else {
                bytes.write(c == '+' && isQuery ? ' ' : c);
            }
        }
        return bytes.toString(UTF_8);
    }

    /// The value of a header that may stand once; empty when it is not there.
    Optional<String> header(String name) throws Malformed {
        String found = null;
        for (int i = 0; i < headers.size(); i += 2) {
            if (headers.get(i).equals(name)) {
                if (found != null) {
                    throw new Malformed("the header " + name + " is there twice");
                }
                found = headers.get(i + 1);
            }
        }
        return Optional.ofNullable(found);
    }

    /// All values of a header as one list.
    String list(String name) {
        var list = new StringBuilder();
        for (int i = 0; i < headers.size(); i += 2) {
            if (headers.get(i).equals(name)) {
                list.append(list.isEmpty() ? "" : ",").append(headers.get(i + 1));
            }
        }
        return list.toString();
    }

    /// All values of a parameter.
    List<String> parameters(String name) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < query.size(); i += 2) {
            if (query.get(i).equals(name)) {
                values.add(query.get(i + 1));
            }
        }
        return values;
    }

    /// Whether a body follows.
    boolean hasBody() {
        String length = list("content-length");
        return !list("transfer-encoding").isEmpty() || !(length.isEmpty() || length.equals("0"));
    }

    /// Whether the connection stays open after the answer.
    boolean isKept() {
        String connection = list("connection").toLowerCase(Locale.ROOT);
        return isOld ? connection.contains("keep-alive") : !connection.contains("close");
    }

    /// The weight of a list's item, in thousandths; null when the item is not in it.
    static @Nullable Integer weight(String item) {
        int at = item.indexOf(";q=");
        if (at < 0) {
            return 1_000;
        }
        int end = item.indexOf(';', at + 3);
        String text = item.substring(at + 3, end < 0 ? item.length() : end);
        int weight = 0;
        int unit = 1_000;
        for (int i = 0; i < text.length() && i < 5; i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                weight += (c - '0') * unit;
                unit /= 10;
            } else if (c != '.' || i != 1) {
                return null;
            }
        }
        return weight;
    }
}
