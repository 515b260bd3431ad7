package io.hostpulse.store.answer;

import io.hostpulse.store.Series.Source;
import io.hostpulse.store.StoreException;

import java.util.NavigableMap;
import java.util.Set;

/// One group of one host as a store holds it: by UTC days, each in one or more levels of detail.
public interface Larder {
    /// The days between two that have data, in days since 1970, and in which detail. Where a day
    /// has several levels, they say the same.
    NavigableMap<Long, Set<Source>> days(long from, long to) throws StoreException;

    /// All messages of a range, in order; also of days whose level [#days] does not name.
    Slice raw(long fromMicros, long toMicros) throws StoreException;

    /// A day rolled up.
    Roll roll(long day, Source level) throws StoreException;

    /// Where counters go on.
    Lives lives();
}
