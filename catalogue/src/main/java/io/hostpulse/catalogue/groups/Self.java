package io.hostpulse.catalogue.groups;

import static io.hostpulse.catalogue.Field.counter;
import static io.hostpulse.catalogue.Field.gauge;
import static io.hostpulse.catalogue.Unit.BYTES;
import static io.hostpulse.catalogue.Unit.COUNT;
import static io.hostpulse.catalogue.Unit.MILLISECONDS;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;

/// The agent itself.
public enum Self implements Column {
    CPU_MS(
            gauge(
                    "cpu_ms",
                    MILLISECONDS,
                    3,
                    "clock_gettime CLOCK_PROCESS_CPUTIME_ID, difference to the previous message",
                    "CPU time of all threads of the agent since the previous message.")),
    RSS_BYTES(
            gauge(
                    "rss_bytes",
                    BYTES,
                    0,
                    "/proc/self/statm field 2 x page size",
                    "Memory of the agent that is resident.")),
    MISSED_TICKS(
            counter(
                    "missed_ticks",
                    COUNT,
                    0,
                    "agent",
                    "Ticks skipped since start because the one before had not ended.")),
    STUCK_THREADS(
            gauge(
                    "stuck_threads",
                    COUNT,
                    0,
                    "agent",
                    "Threads left behind in a call that has not returned.")),
    JOURNAL_BYTES(gauge("journal_bytes", BYTES, 0, "agent", "What the journal takes on its disk.")),
    JOURNAL_RECORDS(
            gauge(
                    "journal_records",
                    COUNT,
                    0,
                    "agent",
                    "Messages in the journal, those in memory included.")),
    JOURNAL_NOT_DURABLE(
            gauge(
                    "journal_not_durable",
                    COUNT,
                    0,
                    "agent",
                    "Messages that a loss of power would take: they have not been forced yet.")),
    MESSAGE_BYTES(
            gauge(
                    "message_bytes",
                    BYTES,
                    0,
                    "agent",
                    "The size of the previous message, as JSON; absent in the first one."));

    private final Field field;

    Self(Field field) {
        this.field = field;
    }

    @Override
    public Field field() {
        return field;
    }
}
