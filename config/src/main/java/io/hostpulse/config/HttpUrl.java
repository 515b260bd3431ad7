package io.hostpulse.config;

/// The base of an HTTP service: `https://example.org:8443/hostpulse`.
///
/// @param isSecure whether it is https
/// @param host a name, or an IP address, which stands without brackets
/// @param port 1 to 65535, the scheme's own when it was left out
/// @param path empty, or begins with a slash and does not end with one
public record HttpUrl(boolean isSecure, String host, int port, String path) {
    static final String HTTP = "http://";
    static final String HTTPS = "https://";

    /// The port of http or https when none is named.
    static int usualPort(boolean isSecure) {
        return isSecure ? 443 : 80;
    }

    /// Host and port as a `Host` header names them: without the scheme's own port.
    public String authority() {
        String name = host.indexOf(':') < 0 ? host : "[" + host + "]";
        return port == usualPort(isSecure) ? name : name + ":" + port;
    }

    /// The URL as it would be written, without a slash at its end.
    public String text() {
        return (isSecure ? HTTPS : HTTP) + authority() + path;
    }
}
