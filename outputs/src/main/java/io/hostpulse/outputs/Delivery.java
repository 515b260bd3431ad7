package io.hostpulse.outputs;

import java.time.Duration;
import java.util.List;

/// What an output says of a batch.
public sealed interface Delivery {
    /// The first `count` messages of the batch are settled; the rest has not been tried.
    ///
    /// @param refused those among them that are refused for good; all others are kept
    record Accepted(int count, List<Refused> refused) implements Delivery {
        private static final Accepted ONE = new Accepted(1);

        public Accepted {
            if (count < 1) {
                throw new IllegalArgumentException("accepted " + count + " messages");
            }
            refused = List.copyOf(refused);
        }

        /// The first `count` messages are kept for good.
        public Accepted(int count) {
            this(count, List.of());
        }

        /// The first `count` messages are kept for good. That of one message, which is every
        /// tick's, is made once.
        public static Accepted of(int count) {
            return count == 1 ? ONE : new Accepted(count);
        }
    }

    /// A message that must not come again.
    ///
    /// @param index its place in the batch
    /// @param why what was found in it
    record Refused(int index, String why) {}

    /// The first `before` messages are kept; the next one is refused for good and must not come
    /// again.
    ///
    /// @param before how many messages before the refused one were kept
    /// @param why what was found in the refused message
    record Rejected(int before, String why) implements Delivery {}

    /// None was kept, and the batch as a whole must not come again: it is too large, or holds a
    /// message that is refused for good and nobody says which. The halves will tell; of a batch of
    /// one it is that message.
    ///
    /// @param why what was found
    record Split(String why) implements Delivery {}

    /// None was kept; the same batch may succeed later.
    ///
    /// @param notBefore how long to wait at least; zero leaves it to the pump
    /// @param why what stood in the way
    /// @param isLate whether the time for it ran out on the way: a shorter batch may get through
    record Later(Duration notBefore, String why, boolean isLate) implements Delivery {
        public Later(Duration notBefore, String why) {
            this(notBefore, why, false);
        }
    }

    /// None was kept, and only a person can mend it: configuration, credentials, a newer schema.
    record Halted(String why) implements Delivery {}
}
