package io.hostpulse.server.http;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/// Finds the endpoint of a request. Immutable.
final class Router {
    private static final int NAME_CHARS_MAX = 64;

    /// What was found.
    ///
    /// @param variables the names in the path
    record Found(Endpoint endpoint, Map<String, String> variables) {}

    /// A path that is known, but not with this method.
    static final class WrongMethod extends Exception {
        private static final long serialVersionUID = 1L;

        WrongMethod(String allowed) {
            super(allowed, null, false, false);
        }

        /// The methods that are allowed, as the `Allow` header writes them.
        String allowed() {
            return String.valueOf(getMessage());
        }
    }

    private final Map<String, Found> plain = new HashMap<>();

    Router() {
        for (Endpoint endpoint : Endpoint.values()) {
            plain.put(endpoint.method() + endpoint.path(), new Found(endpoint, Map.of()));
        }
    }

    /// The endpoint for this method and raw path.
    Found find(String method, String path) throws ProblemException, WrongMethod {
        Found found = plain.get(method + path);
        if (found != null && path.indexOf('{') < 0) {
            return found;
        }
        String[] parts = path.split("/", -1);
        TreeSet<String> allowed = new TreeSet<>();
        for (Endpoint endpoint : Endpoint.values()) {
            if (matches(endpoint.segments(), parts)) {
                if (endpoint.method().equals(method)) {
                    return new Found(endpoint, variables(endpoint.segments(), parts));
                }
                allowed.add(endpoint.method());
            }
        }
        if (!allowed.isEmpty()) {
            throw new WrongMethod(String.join(", ", allowed));
        }
        throw new ProblemException(404, "there is nothing at this path");
    }

    private static boolean matches(String[] pattern, String[] parts) {
        if (pattern.length != parts.length) {
            return false;
        }
        for (int i = 0; i < parts.length; i++) {
            boolean fits =
                    switch (pattern[i]) {
                        case "{file}" -> isFileName(parts[i]);
                        case "{package}" -> PackageName.fits(parts[i]);
                        case String variable when variable.startsWith("{") -> isName(parts[i]);
                        case String word -> word.equals(parts[i]);
                    };
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    /// Ids of hosts and tokens: letters, digits and `-`, nothing that any path could escape by.
    private static boolean isName(String part) {
        if (part.isEmpty() || part.length() > NAME_CHARS_MAX) {
            return false;
        }
        for (int i = 0; i < part.length(); i++) {
            char c = part.charAt(i);
            boolean fits =
                    (c >= 'a' && c <= 'z')
                            || (c >= 'A' && c <= 'Z')
                            || (c >= '0' && c <= '9')
                            || c == '-';
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    /// Files of the page: a name with dots and underscores between its letters.
    private static boolean isFileName(String part) {
        return !part.startsWith(".") && isName(part.replace('.', '-').replace('_', '-'));
    }

    private static Map<String, String> variables(String[] pattern, String[] parts) {
        Map<String, String> variables = new HashMap<>();
        for (int i = 0; i < parts.length; i++) {
            if (pattern[i].startsWith("{")) {
                variables.put(pattern[i].substring(1, pattern[i].length() - 1), parts[i]);
            }
        }
        return variables;
    }
}
