package io.hostpulse.outputs.http;

import java.net.InetAddress;
import java.util.Locale;

/// Where a Hostpulse server is: `http://HOST[:PORT][/PATH]` or the same with `https`. Immutable.
///
/// @param isSecure whether it is asked by TLS
/// @param host a name, an IPv4 address, or an IPv6 address without brackets
/// @param port 1 to 65535
/// @param path what stands before the API's own path; empty, or `/` and more without a `/` at the
///   end
public record ServerUrl(boolean isSecure, String host, int port, String path) {
    /// The form that is expected, for messages of errors.
    public static final String EXPECTED = "http://HOST[:PORT] or https://HOST[:PORT]";

    private static final String HTTP = "http://";
    private static final String HTTPS = "https://";
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;
    private static final int PORT_MAX = 65_535;
    private static final int CHARS_MAX = 2_000;

    /// Reads a URL.
    ///
    /// @throws IllegalArgumentException if it is of another form; the message does not repeat it,
    ///   for it may hold a password
    public static ServerUrl of(String text) {
        if (text.length() > CHARS_MAX || !isPlain(text)) {
            throw new IllegalArgumentException("not a URL of printable ASCII characters");
        }
        boolean isSecure = text.regionMatches(true, 0, HTTPS, 0, HTTPS.length());
        if (!isSecure && !text.regionMatches(true, 0, HTTP, 0, HTTP.length())) {
            throw new IllegalArgumentException("a URL that is neither http:// nor https://");
        }
        String rest = text.substring(isSecure ? HTTPS.length() : HTTP.length());
        if (rest.indexOf('?') >= 0 || rest.indexOf('#') >= 0) {
            throw new IllegalArgumentException("a URL with a query or fragment");
        }
        int slash = rest.indexOf('/');
        String authority = slash < 0 ? rest : rest.substring(0, slash);
        String path = slash < 0 ? "" : rest.substring(slash);
        if (authority.indexOf('@') >= 0) {
            throw new IllegalArgumentException("a URL with a user or password in it");
        }
        int end = authority.startsWith("[") ? authority.indexOf(']') + 1 : authority.indexOf(':');
        String host = end < 0 ? authority : authority.substring(0, end);
        if (!isHost(host)) {
            throw new IllegalArgumentException("a URL without a host");
        }
        int usual = isSecure ? HTTPS_PORT : HTTP_PORT;
        int port = end < 0 || end == authority.length() ? usual : port(authority.substring(end));
        return new ServerUrl(isSecure, bare(host), port, withoutEnd(path));
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) <= ' ' || text.charAt(i) >= 0x7f) {
                return false;
            }
        }
        return true;
    }

    /// A name, or an address; that of IPv6 within brackets.
    private static boolean isHost(String host) {
        boolean isIpv6 = host.startsWith("[");
        for (int i = isIpv6 ? 1 : 0; i < host.length() - (isIpv6 ? 1 : 0); i++) {
            char c = host.charAt(i);
            boolean isWord =
                    (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (!isWord && (isIpv6 ? ":.%" : "._-").indexOf(c) < 0) {
                return false;
            }
        }
        return isIpv6 ? host.length() > 4 : !host.isEmpty();
    }

    /// What follows the host: a colon and 1 to 65535.
    private static int port(String text) {
        int port = 0;
        boolean isNumber = text.charAt(0) == ':' && text.length() > 1 && text.length() <= 6;
        for (int i = 1; isNumber && i < text.length(); i++) {
            isNumber = text.charAt(i) >= '0' && text.charAt(i) <= '9';
            port = port * 10 + text.charAt(i) - '0';
        }
        if (!isNumber || port < 1 || port > PORT_MAX) {
            throw new IllegalArgumentException("a URL whose port is not 1 to " + PORT_MAX);
        }
        return port;
    }

    private static String bare(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        return lower.startsWith("[") ? lower.substring(1, lower.length() - 1) : lower;
    }

    private static String withoutEnd(String path) {
        int end = path.length();
        while (end > 0 && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(0, end);
    }

    /// Whether the host is this host, by its address or as `localhost`.
    public boolean isLoopback() {
        if (host.equals("localhost")) {
            return true;
        }
        try {
            return InetAddress.ofLiteral(host).isLoopbackAddress();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /// Host and port as the `Host` header has them.
    String authority() {
        String name = host.indexOf(':') < 0 ? host : "[" + host + "]";
        return port == (isSecure ? HTTPS_PORT : HTTP_PORT) ? name : name + ":" + port;
    }

    /// The URL in its one form: equal texts mean the same server.
    public String text() {
        return (isSecure ? HTTPS : HTTP) + authority() + path;
    }
}
