package io.hostpulse.outputs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The JDBC URL of a database server, `jdbc:postgresql://HOST[:PORT][,HOST...]/DATABASE[?PARAMETER=
/// VALUE&...]`, with the few parameters that say where the database is and how it is trusted. All
/// others are refused: some of a driver's parameters load code or write files, and a password has
/// no place in a URL.
///
/// @param server the product
/// @param hosts with their ports where these are given; the first that answers is taken
/// @param database the database's name
/// @param parameters in the order of the URL
public record ServerUrl(
        Server server, List<String> hosts, String database, Map<String, String> parameters) {
    /// The longest name of a database in both products, in characters.
    private static final int NAME_MAX = 63;

    /// A product, its scheme and the parameters it may have.
    public enum Server {
        POSTGRESQL(
                "jdbc:postgresql://",
                "sslmode",
                "prefer",
                "sslrootcert",
                List.of("sslmode", "sslrootcert", "currentSchema", "targetServerType")),
        MARIADB(
                "jdbc:mariadb://",
                "sslMode",
                "disable",
                "serverSslCert",
                List.of("sslMode", "serverSslCert"));

        private final String scheme;
        private final String tlsMode;
        private final String localTls;
        private final String certificate;
        private final List<String> parameters;

        Server(
                String scheme,
                String tlsMode,
                String localTls,
                String certificate,
                List<String> parameters) {
            this.scheme = scheme;
            this.tlsMode = tlsMode;
            this.localTls = localTls;
            this.certificate = certificate;
            this.parameters = parameters;
        }

        /// How its URLs begin.
        public String scheme() {
            return scheme;
        }

        /// The parameter that says how far the connection is encrypted and the server checked.
        public String tlsMode() {
            return tlsMode;
        }

        /// The parameter that names the file of the authorities that are trusted.
        public String certificate() {
            return certificate;
        }
    }

    public ServerUrl {
        hosts = List.copyOf(hosts);
        parameters = Map.copyOf(parameters);
    }

    /// The product whose URL this is; empty for a file's.
    public static Optional<Server> serverOf(String url) {
        for (Server server : Server.values()) {
            if (url.startsWith(server.scheme)) {
                return Optional.of(server);
            }
        }
        return Optional.empty();
    }

    /// Reads a URL of a server.
    ///
    /// @throws IllegalArgumentException when it is none, with what is wrong with it as the end of a
    ///   sentence; it never repeats a password
    public static ServerUrl parse(String url) {
        Server server =
                serverOf(url)
                        .orElseThrow(() -> new IllegalArgumentException("names no known server"));
        String rest = url.substring(server.scheme.length());
        int question = rest.indexOf('?');
        String place = question < 0 ? rest : rest.substring(0, question);
        int slash = place.indexOf('/');
        if (place.indexOf('@') >= 0) {
            throw noPassword();
        }
        String database = slash < 0 ? "" : place.substring(slash + 1);
        if (slash <= 0 || !isWord(database, "_-.") || database.length() > NAME_MAX) {
            throw new IllegalArgumentException("does not name a host and a database");
        }
        List<String> hosts = pieces(place.substring(0, slash), ',');
        for (String host : hosts) {
            if (!isWord(host, "_-.:[]")) {
                throw new IllegalArgumentException("has a host that is no name or address");
            }
        }
        return new ServerUrl(
                server,
                hosts,
                database,
                question < 0 ? Map.of() : parameters(server, rest.substring(question + 1)));
    }

    private static Map<String, String> parameters(Server server, String text) {
        var parameters = new LinkedHashMap<String, String>();
        for (String pair : pieces(text, '&')) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            if (name.equalsIgnoreCase("user") || name.toLowerCase(Locale.ROOT).contains("passw")) {
                throw noPassword();
            }
            if (!server.parameters.contains(name)) {
                throw new IllegalArgumentException(
                        "has a parameter other than " + String.join(", ", server.parameters));
            }
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            if (!isWord(value, "_-./")) {
                throw new IllegalArgumentException(
                        "has a value for " + name + " that is not of letters, digits, - _ . /");
            }
            parameters.put(name, value);
        }
        return parameters;
    }

    private static List<String> pieces(String text, char separator) {
        var pieces = new ArrayList<String>();
        int from = 0;
        for (int end = text.indexOf(separator); end >= 0; end = text.indexOf(separator, from)) {
            pieces.add(text.substring(from, end));
            from = end + 1;
        }
        pieces.add(text.substring(from));
        return pieces;
    }

    private static IllegalArgumentException noPassword() {
        return new IllegalArgumentException(
                "names a user or a password (they belong into user and password-file)");
    }

    private static boolean isWord(String text, String others) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            boolean plain = letter || (c >= '0' && c <= '9');
            if (!plain && others.indexOf(c) < 0) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /// Whether every host is this one, so that nobody on the way can read or alter anything.
    public boolean isLocal() {
        for (String host : hosts) {
            if (!isLoopback(host)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLoopback(String host) {
        if (host.startsWith("[")) {
            return host.equals("[::1]") || host.startsWith("[::1]:");
        }
        int colon = host.indexOf(':');
        String name = colon < 0 ? host : host.substring(0, colon);
        boolean address = name.startsWith("127.");
        for (int i = 0; address && i < name.length(); i++) {
            char c = name.charAt(i);
            address = c == '.' || (c >= '0' && c <= '9');
        }
        return address || name.equals("localhost");
    }

    /// How far the connection is encrypted and the server checked: what the URL says, or else
    /// `verify-full` to another host, and to this one whatever the server likes.
    public String tlsMode() {
        String said = parameters.get(server.tlsMode);
        if (said != null) {
            return said;
        }
        return isLocal() ? server.localTls : "verify-full";
    }

    /// The URL without parameters, as the driver gets it.
    public String bare() {
        return server.scheme + String.join(",", hosts) + '/' + database;
    }

    /// How messages name the database.
    public String place() {
        return bare().substring("jdbc:".length());
    }
}
