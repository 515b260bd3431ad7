package io.hostpulse.outputs;

import io.hostpulse.wire.Message;

import java.time.Duration;
import java.util.List;

/// A place that messages go to. One thread calls it, never two at a time.
///
/// An output does not retry, wait or count: its pump does, the same for all. What it says of a
/// batch is final for the messages it names; the pump offers the rest again.
public interface Output extends AutoCloseable {
    /// Hands over messages in their order. Returns when their fate is known, and bounds its own
    /// waiting.
    ///
    /// @param batch one message at least; the list is the pump's and valid until the return. The
    ///   bytes of those that are accepted may serve another message then
    Delivery deliver(List<Message> batch);

    /// Over how long its clients should spread their next attempts after a failure, as the other
    /// side has last asked; zero for no such wish.
    default Duration spread() {
        return Duration.ZERO;
    }

    /// Forces what was accepted to where it belongs and releases what this output opened. May be
    /// called twice.
    @Override
    void close();
}
