package io.hostpulse.agent.time;

/// Microseconds written as milliseconds with three decimals, for log lines: `-12.400`.
final class Millis {
    private Millis() {}

    static String of(long micros) {
        long size = Math.abs(micros);
        String fraction = Long.toString(1_000 + size % 1_000);
        return (micros < 0 ? "-" : "") + size / 1_000 + "." + fraction.substring(1);
    }
}
