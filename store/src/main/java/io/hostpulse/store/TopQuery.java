package io.hostpulse.store;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Group;

/// Which hosts lead by a field. Of a group of several rows the host's highest row counts.
///
/// @param limit how many hosts, 1 to [#LIMIT_MAX]
/// @param sinceMicros only values after this count, by corrected time; the mean of them ranks.
///   Never more than those of the 10 minutes before the newest message of all hosts.
public record TopQuery(Group group, Column column, int limit, long sinceMicros) {
    /// The most hosts of one answer.
    public static final int LIMIT_MAX = 1_000;

    public TopQuery {
        if (limit < 1 || limit > LIMIT_MAX) {
            throw new IllegalArgumentException("limit " + limit + "; 1 to " + LIMIT_MAX);
        }
    }
}
