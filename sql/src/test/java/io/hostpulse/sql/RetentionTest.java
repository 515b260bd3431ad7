package io.hostpulse.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.outputs.Delivery;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

class RetentionTest {
    private static final long SECOND = 1_000_000_000L;

    @TempDir Path directory;

    @Test
    void messagesOlderThanTheAgeGoWithAllTheirRows() throws SQLException {
        Path file = directory.resolve("age.db");
        try (var desk = byAge(file, Duration.ofSeconds(100))) {
            desk.now = at(20);
            desk.output.deliver(Ticks.messages(1, 20));
            assertThat(Rows.one(file, "SELECT min(seq) FROM message")).isEqualTo("10");
            assertThat(Rows.one(file, "SELECT count(*) FROM load")).isEqualTo("11");
            assertThat(Rows.one(file, "SELECT count(*) FROM network")).isEqualTo("44");
            assertThat(Rows.one(file, "SELECT count(*) FROM status_target")).isEqualTo("11");
        }
    }

    @Test
    void itRunsOnceAMinute() throws SQLException {
        Path file = directory.resolve("minute.db");
        try (var desk = byAge(file, Duration.ofSeconds(100))) {
            desk.now = at(10);
            desk.output.deliver(Ticks.messages(1, 10));
            desk.now = at(20);
            desk.nanos += 59 * SECOND;
            desk.output.deliver(Ticks.messages(11, 20));
            assertThat(Rows.one(file, "SELECT min(seq) FROM message")).isEqualTo("1");
            desk.nanos += SECOND;
            desk.output.deliver(Ticks.messages(21, 21));
            assertThat(Rows.one(file, "SELECT min(seq) FROM message")).isEqualTo("10");
        }
    }

    @Test
    void oneRunDeletesABoundedNumberAndTheNextFollowsAfterASecond() throws SQLException {
        Path file = directory.resolve("bounded.db");
        try (var desk = byAge(file, Duration.ofSeconds(1))) {
            desk.now = at(1_000);
            desk.output.deliver(Ticks.messages(1, 100));
            assertThat(Rows.one(file, "SELECT min(seq) FROM message")).isEqualTo("41");
            desk.output.deliver(Ticks.messages(101, 101));
            assertThat(Rows.one(file, "SELECT min(seq) FROM message")).isEqualTo("41");
            desk.nanos += SECOND;
            desk.output.deliver(Ticks.messages(102, 102));
            assertThat(Rows.one(file, "SELECT min(seq) FROM message")).isEqualTo("81");
        }
    }

    @Test
    void theNewestMessageStaysHoweverOldItIs() throws SQLException {
        Path file = directory.resolve("newest.db");
        try (var desk = byAge(file, Duration.ofSeconds(1))) {
            desk.now = at(1_000_000);
            desk.output.deliver(Ticks.messages(1, 5));
            assertThat(Rows.one(file, "SELECT group_concat(seq) FROM message")).isEqualTo("5");
        }
    }

    @Test
    void aDatabaseAboveItsSizeShrinksUntilBelowAndTheFileFollows() throws Exception {
        Path file = directory.resolve("size.db");
        try (var desk = new Desk(file)) {
            desk.output.deliver(Ticks.messages(1, 600));
        }
        long before = Files.size(file);
        long bytesMax = before / 2;
        try (var desk = new Desk(file, Optional.empty(), Optional.of(bytesMax), Desk.SMALL)) {
            for (int i = 601; i < 621; i++) {
                desk.output.deliver(Ticks.messages(i, i));
                desk.nanos += SECOND;
            }
        }
        assertThat(Files.size(file)).isLessThan(bytesMax + 8 * 4_096).isGreaterThan(bytesMax / 2);
        assertThat(Rows.one(file, "SELECT max(seq) FROM message")).isEqualTo("620");
        long kept = Long.parseLong(Rows.one(file, "SELECT count(*) FROM message"));
        assertThat(Rows.one(file, "SELECT min(seq) FROM message"))
                .isEqualTo(Long.toString(621 - kept));
        assertThat(Rows.one(file, "PRAGMA integrity_check")).isEqualTo("ok");
    }

    @Test
    void aSizeBelowEverythingKeepsTheNewestMessage() throws SQLException {
        Path file = directory.resolve("tiny.db");
        try (var desk = new Desk(file, Optional.empty(), Optional.of(1L), Desk.SMALL)) {
            assertThat(desk.output.deliver(Ticks.messages(1, 5)))
                    .isEqualTo(new Delivery.Accepted(5));
            assertThat(Rows.one(file, "SELECT group_concat(seq) FROM message")).isEqualTo("5");
        }
    }

    @Test
    void whatCannotBeDeletedIsToldOnceAndCostsNoDelivery() throws SQLException {
        Path file = directory.resolve("stuck.db");
        try (var desk = byAge(file, Duration.ofSeconds(10))) {
            desk.output.deliver(Ticks.messages(1, 3));
            Rows.execute(
                    file,
                    "CREATE TRIGGER keep BEFORE DELETE ON message"
                            + " BEGIN SELECT raise(ABORT, 'kept by hand'); END");
            desk.now = at(100);
            for (int seq = 4; seq <= 6; seq++) {
                desk.nanos += 60 * SECOND;
                assertThat(desk.output.deliver(Ticks.messages(seq, seq)))
                        .isEqualTo(new Delivery.Accepted(1));
            }
            assertThat(desk.log).filteredOn(line -> line.contains("kept by hand")).hasSize(1);
            Rows.execute(file, "DROP TRIGGER keep");
            desk.nanos += 60 * SECOND;
            desk.output.deliver(Ticks.messages(7, 7));
            assertThat(desk.log.getLast())
                    .isEqualTo("deleting old messages works again: failures=3");
        }
    }

    private static Desk byAge(Path file, Duration ageMax) {
        return new Desk(file, Optional.of(ageMax), Optional.empty(), Desk.SMALL);
    }

    private static Instant at(long seq) {
        return Instant.ofEpochMilli(Ticks.timeMicros(seq) / 1_000);
    }
}
