package io.hostpulse.agent.time;

/// How one question to a time source ended.
public sealed interface ProbeResult {
    /// The fastest that two clocks may drift apart, in millionths: an ordinary crystal's error.
    long DRIFT_PPM = 50;

    /// What one answer says: the source's clock read `sourceMicros` when the monotonic clock read
    /// `atNanos`, give or take half the delay and the source's own error.
    ///
    /// @param atNanos the middle between question and answer, by the monotonic clock
    /// @param sourceMicros the source's clock at that moment, microseconds since 1970
    /// @param delayMicros the time that question and answer spent on their way, without what the
    ///   source took
    /// @param arithmeticMicros what drift and rounding add to the error
    /// @param sourceErrorMicros how far the source's clock may be from true time, as far as it says
    record Sample(
            long atNanos,
            long sourceMicros,
            long delayMicros,
            long arithmeticMicros,
            long sourceErrorMicros)
            implements ProbeResult {
        /// What rounding four stamps to whole microseconds costs at most.
        private static final long ROUNDING_MICROS = 3;

        /// The sample of the four stamps of RFC 5905 section 8: question sent and answer received
        /// by the monotonic clock, question received and answer sent by the source's clock.
        static Sample of(
                long sentNanos,
                long receivedNanos,
                long sourceReceivedMicros,
                long sourceSentMicros,
                long sourceErrorMicros) {
            long roundTripNanos = receivedNanos - sentNanos;
            long held = sourceSentMicros - sourceReceivedMicros;
            long delay = Math.max(0, roundTripNanos / 1_000 - held);
            long drift = roundTripNanos / 1_000 * DRIFT_PPM / 1_000_000;
            return new Sample(
                    sentNanos + roundTripNanos / 2,
                    sourceReceivedMicros + held / 2,
                    delay,
                    drift + ROUNDING_MICROS,
                    sourceErrorMicros);
        }

        /// Whether the source can have held the question for so long within an exchange, give or
        /// take the rounding of its stamps.
        static boolean isPossible(long sentNanos, long receivedNanos, long heldMicros) {
            return heldMicros >= 0 && heldMicros <= (receivedNanos - sentNanos) / 1_000 + 2;
        }

        /// How far the source's clock may be from [#sourceMicros()] at [#atNanos()] at most.
        /// Whether that clock is right is another matter: samples of one source are compared
        /// without it.
        public long errorMicros() {
            return (delayMicros + 1) / 2 + arithmeticMicros;
        }
    }

    /// No time from this question.
    ///
    /// @param why what was found, in one sentence without a full stop
    /// @param advice when to ask again
    record Refused(String why, Advice advice) implements ProbeResult {
        static Refused because(String why) {
            return new Refused(why, Advice.RETRY);
        }
    }

    /// When to ask a source again that gave no time.
    enum Advice {
        /// After the usual pause.
        RETRY,
        /// The source wants to be asked less often.
        SLOW_DOWN,
        /// The source does not want to be asked at all.
        STOP
    }
}
