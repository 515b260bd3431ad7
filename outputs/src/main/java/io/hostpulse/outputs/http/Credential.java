package io.hostpulse.outputs.http;

import java.util.Optional;

/// What an enrolment gave this host: who it is to one server, and the secret that proves it.
/// Immutable; its text form does not show the secret.
public final class Credential {
    private final String agent;
    private final String secret;
    private final ServerUrl server;
    private final Optional<Fingerprint> fingerprint;

    /// @param agent the agent's UUID
    /// @param secret the credential itself, `hpa1_...`
    /// @param server the server that gave it: it is sent to no other
    /// @param fingerprint the certificate that the server showed; empty if another reason made it
    ///   believed
    public Credential(
            String agent, String secret, ServerUrl server, Optional<Fingerprint> fingerprint) {
        if (!isToken(secret)) {
            throw new IllegalArgumentException("a credential of other characters than a token's");
        }
        this.agent = agent;
        this.secret = secret;
        this.server = server;
        this.fingerprint = fingerprint;
    }

    /// Whether the text can stand in a header as it is: letters, digits, and a few marks.
    static boolean isToken(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isWord =
                    (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (!isWord && "-._~+/=".indexOf(c) < 0) {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= 512;
    }

    public String agent() {
        return agent;
    }

    String secret() {
        return secret;
    }

    public ServerUrl server() {
        return server;
    }

    public Optional<Fingerprint> fingerprint() {
        return fingerprint;
    }

    @Override
    public String toString() {
        return "credential of agent " + agent + " for " + server.text();
    }
}
