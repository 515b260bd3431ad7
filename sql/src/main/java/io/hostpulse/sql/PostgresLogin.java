package io.hostpulse.sql;

import io.hostpulse.outputs.ServerUrl;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/// How everybody in this program comes into a PostgreSQL server: who logs in, and how far the
/// server is checked to be itself.
public final class PostgresLogin {
    private PostgresLogin() {}

    /// The driver's properties for a URL; the password is read anew from its file.
    ///
    /// @throws IOException when the password cannot be had, with what to do
    public static Properties properties(ServerUrl url, String user, Optional<Path> passwordFile)
            throws IOException {
        try {
            return properties(url, new Login(user, passwordFile));
        } catch (Refused e) {
            throw new IOException(e.why(), e);
        }
    }

    /// What to say at the start when the server of a URL is not checked to be itself.
    public static Optional<String> warning(ServerUrl url) {
        return ServerAdvice.warning(url);
    }

    static Properties properties(ServerUrl url, Login login) throws Refused {
        var properties = new Properties();
        url.parameters().forEach(properties::setProperty);
        login.addTo(properties);
        properties.setProperty("ApplicationName", "hostpulse");
        properties.setProperty("tcpKeepAlive", "true");
        // A row's values do not belong into a log.
        properties.setProperty("logServerErrorDetail", "false");
        String mode = url.tlsMode();
        properties.setProperty(url.server().tlsMode(), mode);
        if (mode.startsWith("verify") && !properties.containsKey(url.server().certificate())) {
            // The authorities that Java trusts; else the driver looks for a file in the home.
            properties.setProperty("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory");
        }
        return properties;
    }
}
