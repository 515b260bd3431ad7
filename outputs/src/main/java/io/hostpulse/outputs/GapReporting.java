package io.hostpulse.outputs;

import java.util.List;

/// An output that can tell the other side which messages will never come. For all other outputs the
/// agent's log and counts say so.
public interface GapReporting extends Output {
    /// The most gaps of one report.
    int GAPS_MAX = 100;

    /// Reports messages that will never come. What it returns reads as for a batch, with gaps in
    /// the place of messages: [Delivery.Accepted] counts the first gaps that the other side keeps
    /// for good, [Delivery.Rejected] names one that it will never keep (it is not reported again),
    /// after anything else the pump reports them again later. Called by the pump's thread, never
    /// beside a delivery.
    ///
    /// @param gaps one at least, [#GAPS_MAX] at most; the list is the pump's and valid until the
    ///   return
    Delivery reportGaps(List<GapReport> gaps);
}
