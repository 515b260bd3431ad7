package io.hostpulse.config;

import java.util.Optional;

/// The base of an HTTP service: scheme, host, perhaps a port and a path, nothing else. A user name
/// or password does not belong into a URL, and a query or fragment not into a base. Slashes at the
/// end are dropped.
public final class UrlKind implements ValueKind<HttpUrl> {
    /// The longest URL, in characters.
    public static final int LENGTH_MAX = 2_048;

    /// What a path is made of, beside letters and digits: RFC 3986, `pchar` and the slash.
    private static final String PATH_MARKS = "/-._~!$&'()*+,;=:@%";

    @Override
    public HttpUrl parse(String text) throws Unfit {
        TextKind.check(text, LENGTH_MAX);
        boolean isSecure = text.startsWith(HttpUrl.HTTPS);
        if (!isSecure && !text.startsWith(HttpUrl.HTTP)) {
            throw new Unfit(Shown.quoted(text) + ", which is neither http:// nor https://");
        }
        String rest = text.substring((isSecure ? HttpUrl.HTTPS : HttpUrl.HTTP).length());
        if (rest.indexOf('?') >= 0 || rest.indexOf('#') >= 0) {
            throw new Unfit(Shown.quoted(text) + ", which has a query or a fragment");
        }
        int slash = rest.indexOf('/');
        String authority = slash < 0 ? rest : rest.substring(0, slash);
        if (authority.indexOf('@') >= 0) {
            throw new Unfit(Shown.quoted(text) + ", which names a user");
        }
        Optional<HostPort> at = HostPort.of(authority);
        if (at.isEmpty() || at.get().port().orElse(1) == 0) {
            throw new Unfit(Shown.quoted(text) + ", whose host or port is none");
        }
        String path = slash < 0 ? "" : rest.substring(slash);
        if (!isPath(path)) {
            throw new Unfit(Shown.quoted(text) + ", whose path holds a character to be escaped");
        }
        return new HttpUrl(
                isSecure,
                at.get().host(),
                at.get().port().orElse(HttpUrl.usualPort(isSecure)),
                withoutSlashes(path));
    }

    private static boolean isPath(String path) {
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            boolean isWord =
                    (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (!isWord && PATH_MARKS.indexOf(c) < 0) {
                return false;
            }
            if (c == '%' && !(isHex(path, i + 1) && isHex(path, i + 2))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isHex(String text, int i) {
        return i < text.length() && Character.digit(text.charAt(i), 16) >= 0;
    }

    private static String withoutSlashes(String path) {
        int end = path.length();
        while (end > 0 && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(0, end);
    }

    @Override
    public String show(HttpUrl value) {
        return value.text();
    }

    @Override
    public String expected() {
        return "http://HOST:PORT or https://HOST:PORT, perhaps with a path";
    }
}
