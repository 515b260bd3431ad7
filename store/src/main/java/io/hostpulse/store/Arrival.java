package io.hostpulse.store;

import io.hostpulse.catalogue.ClockReading;
import io.hostpulse.catalogue.Identity;
import io.hostpulse.catalogue.Snapshot;

/// One message that arrived.
public interface Arrival {
    /// Who speaks.
    Identity identity();

    /// When; the time is the one to store.
    ClockReading clock();

    /// The message's number within its epoch, from 1.
    long seq();

    /// The configured interval between messages, in milliseconds.
    long intervalMillis();

    /// The checksum of the message's bytes: the same key with other bytes is no repetition.
    int crc32c();

    /// All that the message says. Dear where a [Packer] has the message: it is read again then.
    Snapshot snapshot();

    /// A message that is at hand, whole.
    static Arrival of(Snapshot snapshot, int crc32c) {
        return new Whole(snapshot, crc32c);
    }

    /// What [#of] makes.
    record Whole(Snapshot snapshot, int crc32c) implements Arrival {
        @Override
        public Identity identity() {
            return snapshot.identity();
        }

        @Override
        public ClockReading clock() {
            return snapshot.clock();
        }

        @Override
        public long seq() {
            return snapshot.seq();
        }

        @Override
        public long intervalMillis() {
            return snapshot.intervalMillis();
        }
    }
}
