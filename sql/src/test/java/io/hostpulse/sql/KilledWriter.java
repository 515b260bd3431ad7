package io.hostpulse.sql;

import java.nio.file.Path;

/// Writes messages one by one for ever, and prints the number of each one that was accepted: the
/// program that a test kills.
final class KilledWriter {
    private KilledWriter() {}

    public static void main(String[] arguments) {
        long seq = Long.parseLong(arguments[1]);
        try (var desk = new Desk(Path.of(arguments[0]))) {
            while (true) {
                var delivery = desk.output.deliver(Ticks.messages(seq, seq + 2));
                if (!(delivery instanceof io.hostpulse.outputs.Delivery.Accepted)) {
                    throw new AssertionError(delivery);
                }
                System.out.println(seq + 2);
                seq += 2;
            }
        }
    }
}
