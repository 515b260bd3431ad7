package io.hostpulse.outputs;

import java.time.Duration;

/// What an output says of a batch.
public sealed interface Delivery {
    /// The first `count` messages of the batch are kept for good; the rest has not been tried.
    record Accepted(int count) implements Delivery {
        public Accepted {
            if (count < 1) {
                throw new IllegalArgumentException("accepted " + count + " messages");
            }
        }
    }

    /// The first `before` messages are kept; the next one is refused for good and must not come
    /// again.
    ///
    /// @param before how many messages before the refused one were kept
    /// @param why what was found in the refused message
    record Rejected(int before, String why) implements Delivery {}

    /// None was kept; the same batch may succeed later.
    ///
    /// @param notBefore how long to wait at least; zero leaves it to the pump
    /// @param why what stood in the way
    record Later(Duration notBefore, String why) implements Delivery {}

    /// None was kept, and only a person can mend it: configuration, credentials, a newer schema.
    record Halted(String why) implements Delivery {}
}
