package io.hostpulse.config;

/// Something in the configuration that keeps it from being used.
///
/// @param at where it was found
/// @param text what was found; what is expected; on one line, secrets masked
public record Problem(Origin at, String text) {
    /// The problem on one line: `hostpulse.yaml:7:3: unknown key agent.intervall; ...`.
    public String line() {
        return at instanceof Origin.Default ? text : at.label() + ": " + text;
    }
}
