package io.hostpulse.store;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Group;

import java.util.List;

/// A question for one group of one host over a range of time.
///
/// Buckets begin at whole multiples of their length since 1970, and their length is 1, 2, 5, 10, 15
/// or 30 seconds or minutes, 1, 2, 3, 6 or 12 hours, or days doubled: the shortest that gives no
/// more buckets than asked for and that what is kept of the range allows. The range is widened to
/// whole buckets, so that none is cut off at an edge.
///
/// A row's key are its labels; of several rows with the same labels in one message each has a line.
///
/// @param agent the host's agent
/// @param columns which numbers; empty for all of the group
/// @param fromMicros the first instant asked for
/// @param toMicros the first instant not asked for
/// @param points how many buckets the range is cut into at most, 1 to [#POINTS_MAX]; 0 for every
///   value as it was stored, at most [#RAW_MAX] per line
/// @param counters how counters are answered
public record SeriesQuery(
        String agent,
        Group group,
        List<Column> columns,
        long fromMicros,
        long toMicros,
        int points,
        Counters counters) {
    /// The most buckets of one answer.
    public static final int POINTS_MAX = 11_000;

    /// The most raw values of one line; a longer range has to be asked in pieces.
    public static final int RAW_MAX = 100_000;

    /// How counters are answered.
    public enum Counters {
        /// As increase per second between neighbouring messages of the host, the last one before
        /// the range included. Absent where the counter began anew (it is smaller, or the host, for
        /// the agent's own counters the agent, started between), where the message before does not
        /// have it, and where that is more than an hour older.
        RATE,
        /// As they were stored. Only raw.
        RAW
    }

    public SeriesQuery {
        columns = List.copyOf(columns);
        if (points < 0 || points > POINTS_MAX) {
            throw new IllegalArgumentException(
                    points + " points; 0 to " + POINTS_MAX + " expected");
        }
        if (toMicros <= fromMicros) {
            throw new IllegalArgumentException("the range ends before it begins");
        }
        if (counters == Counters.RAW && points > 0) {
            throw new IllegalArgumentException("counters as they were stored have no buckets");
        }
    }
}
