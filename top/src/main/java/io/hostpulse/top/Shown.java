package io.hostpulse.top;

import io.hostpulse.catalogue.Snapshot;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What a source has for the screen.
sealed interface Shown {
    /// One host at one time.
    ///
    /// @param now the sample
    /// @param before the sample before it, from which rates are made
    /// @param figures what its health is judged by
    /// @param serverMicros the server's time, by which silence is judged; empty without a server
    ///   and in the past
    /// @param notReady why the server takes no messages in now, if it does not: nothing newer comes
    record Sample(
            Snapshot now,
            Optional<Snapshot> before,
            Figures figures,
            Moment moment,
            OptionalLong serverMicros,
            Optional<Word> notReady)
            implements Shown {
        /// One that no server has a say in, or of the past.
        Sample(Snapshot now, Optional<Snapshot> before, Figures figures, Moment moment) {
            this(now, before, figures, moment, OptionalLong.empty(), Optional.empty());
        }
    }

    /// One host at a time of which nothing is known.
    record Gap(Figures figures, Hole hole) implements Shown {}

    /// All hosts of a server.
    ///
    /// @param notReady why the server takes no messages in, if it does not
    record Hosts(List<Figures> hosts, long serverMicros, Optional<Word> notReady) implements Shown {
        public Hosts {
            hosts = List.copyOf(hosts);
        }

        /// All hosts of a server that takes messages in.
        Hosts(List<Figures> hosts, long serverMicros) {
            this(hosts, serverMicros, Optional.empty());
        }
    }

    /// There is nothing in this direction.
    record End(Word why) implements Shown {}

    /// It could not be found out; what was seen before stays.
    record Failed(String why) implements Shown {}
}
