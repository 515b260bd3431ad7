package io.hostpulse.journal;

/// Is told each time the journal passes a [FaultPoint], so that a test can end the process there.
@FunctionalInterface
public interface Faults {
    /// Lets everything pass.
    Faults NONE = point -> {};

    void at(FaultPoint point);
}
