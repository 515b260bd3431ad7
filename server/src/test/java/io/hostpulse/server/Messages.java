package io.hostpulse.server;

import io.hostpulse.catalogue.ClockReading;
import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Identity;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.groups.Load;
import io.hostpulse.wire.MessageEncoder;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.GZIPOutputStream;

/// Messages of a host that is made up.
final class Messages {
    static final String AGENT = "11111111-1111-4111-8111-111111111111";
    static final String OTHER = "22222222-2222-4222-8222-222222222222";
    static final String JOURNAL = "33333333-3333-4333-8333-333333333333";
    static final String BOOT = "44444444-4444-4444-8444-444444444444";

    private Messages() {}

    /// A message as bytes with a line feed.
    static String line(String agent, long seq, long timeMicros) {
        return text(snapshot(agent, seq, synchronizedAt(timeMicros))) + "\n";
    }

    static String text(Snapshot snapshot) {
        return new String(new MessageEncoder().encode(snapshot).json(), StandardCharsets.UTF_8);
    }

    static Snapshot snapshot(String agent, long seq, ClockReading clock) {
        var snapshot = new Snapshot();
        snapshot.stamp(
                new Identity(
                        Optional.empty(),
                        agent,
                        JOURNAL,
                        1,
                        Optional.of(BOOT),
                        "web-1",
                        Optional.of("10.0.0.1"),
                        Optional.empty()),
                clock,
                seq,
                10_000);
        int row = snapshot.table(Group.LOAD).addRow();
        snapshot.table(Group.LOAD).set(row, Load.W1_AVG, 100 + seq);
        snapshot.status(Group.LOAD).collected(20);
        return snapshot;
    }

    static ClockReading synchronizedAt(long micros) {
        return new ClockReading(
                micros,
                micros,
                OptionalLong.of(1_000_000_000),
                OptionalLong.of(0),
                OptionalLong.of(1_000),
                "server",
                true,
                Optional.empty(),
                OptionalLong.empty());
    }

    /// The clock of a host that knows only its own, wrong one.
    static ClockReading lostAt(long wallMicros, long boottimeMicros) {
        return new ClockReading(
                wallMicros,
                wallMicros,
                OptionalLong.of(boottimeMicros),
                OptionalLong.empty(),
                OptionalLong.empty(),
                "none",
                false,
                Optional.of("not aligned yet"),
                OptionalLong.empty());
    }

    static byte[] gzip(byte[] plain) {
        var out = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(out)) {
            zip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
