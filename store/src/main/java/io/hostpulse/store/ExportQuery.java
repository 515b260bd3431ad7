package io.hostpulse.store;

import io.hostpulse.catalogue.Group;

/// What to export.
///
/// @param agent the host's agent
/// @param fromMicros the first instant
/// @param toMicros the first instant no more
public record ExportQuery(String agent, Group group, long fromMicros, long toMicros) {}
