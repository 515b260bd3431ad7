package io.hostpulse.agent.time;

import io.hostpulse.catalogue.MonotonicClock;
import io.hostpulse.collect.BootClock;
import io.hostpulse.collect.KernelFile;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.OptionalLong;

/// The clocks of this host: the only class that reads them.
///
/// CLOCK_BOOTTIME comes from the kernel's clock once native calls are bound, and else from
/// `/proc/uptime` (proc_uptime(5)), of the real procfs also where another root is configured for
/// measurements: the agent's other two clocks are this kernel's too. The file is kept open and read
/// with one positional read. Both have two decimals here, so that one can follow the other.
/// Thread-safe.
public final class HostClock implements RawClock, AutoCloseable {
    private static final Path UPTIME = Path.of("/proc/uptime");
    private static final long MICROS_PER_SECOND = 1_000_000;

    private final MonotonicClock monotonic = this::nanoTime;
    private final Object lock = new Object();
    private final KernelFile uptime;
    private final @Nullable BootClock boot;

    public HostClock() {
        this(UPTIME, new BootClock());
    }

    HostClock(Path uptime) {
        this(uptime, null);
    }

    private HostClock(Path uptime, @Nullable BootClock boot) {
        this.uptime = KernelFile.whole(uptime);
        this.boot = boot;
    }

    @Override
    public long wallMicros() {
        Instant now = Instant.now();
        return now.getEpochSecond() * MICROS_PER_SECOND + now.getNano() / 1_000;
    }

    /// The wall clock as an instant, for those who keep files by date.
    public Instant instant() {
        return Instant.now();
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    /// One object for all: each other class of them is more code to have at hand at a tick.
    @Override
    public MonotonicClock monotonic() {
        return monotonic;
    }

    @Override
    public OptionalLong boottimeMicros() {
        synchronized (lock) {
            long nanos = boot == null ? BootClock.UNKNOWN : boot.nanos();
            if (nanos != BootClock.UNKNOWN) {
                long micros = nanos / 1_000;
                return OptionalLong.of(micros - micros % BOOTTIME_RESOLUTION_MICROS);
            }
            try {
                int length = uptime.read();
                return parseUptime(uptime.bytes(), length);
            } catch (IOException e) {
                // Absence is the answer; the next reading opens the file anew.
                return OptionalLong.empty();
            }
        }
    }

    /// Parses the first number of `350735.47 234388.90`; absent unless it is seconds with two
    /// decimals.
    static OptionalLong parseUptime(byte[] bytes, int length) {
        long centis = 0;
        int at = 0;
        int point = -1;
        while (at < length && bytes[at] != ' ' && bytes[at] != '\n') {
            byte c = bytes[at];
            if (c == '.' && point < 0) {
                point = at;
            } else if (c >= '0' && c <= '9' && at < 18) {
                centis = centis * 10 + (c - '0');
            } else {
                return OptionalLong.empty();
            }
            at++;
        }
        if (point < 1 || at - point != 3) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(centis * BOOTTIME_RESOLUTION_MICROS);
    }

    @Override
    public void close() {
        synchronized (lock) {
            uptime.close();
        }
    }
}
