package io.hostpulse.server.packages;

import java.util.Optional;

/// How a host that is to be added reaches this server, and knows that it is this one.
///
/// @param url the server, without a path
/// @param pin the SHA-256 of the public key that the server shows, in base64; empty without TLS
public record Invitation(String url, Optional<String> pin) {
    /// The line to paste on that host. The token is a word of the shell that reads it, then the
    /// first line of what the second shell reads: no program has it among its arguments, and no
    /// request in its address. Nothing is believed of a server that shows another key.
    public String line(String token) {
        String curl =
                pin.map(key -> "curl -fsSk --proto =https --pinnedpubkey 'sha256//" + key + "'")
                        .orElse("curl -fsS");
        return "{ echo token="
                + token
                + "; "
                + curl
                + " '"
                + url
                + "/install.sh' || echo exit 1; } | sudo sh";
    }
}
