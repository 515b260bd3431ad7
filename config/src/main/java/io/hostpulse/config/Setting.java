package io.hostpulse.config;

/// A key with the value that holds for it.
///
/// @param key the key with dots, `agent.interval`
/// @param value the value as it would be written, secrets masked; empty when there is none
/// @param origin where the value comes from
public record Setting(String key, String value, Origin origin) {}
