package io.hostpulse.server;

import io.hostpulse.store.Feeds;
import io.hostpulse.store.Mark;
import io.hostpulse.store.Overtaken;
import io.hostpulse.store.StoreException;

import java.util.List;
import java.util.OptionalLong;

/// The door for messages that do not come by HTTP: records that somebody else keeps in an order, a
/// feed, read from where the store says that it has been read. Used by one thread at a time.
public interface Inbox {
    /// The most records of one [#take].
    int LETTERS_MAX = 500;

    /// Takes a feed over from whoever read it.
    ///
    /// @param feed its name, the same for all servers of the store
    Feeds.Claim claim(String feed) throws StoreException;

    /// Keeps the messages and the reports of gaps of some records and, in the same transaction, how
    /// far their feeds are read. Returns when both are durable.
    ///
    /// A record that is not kept and never will be is handed to `aside`: one that cannot be read
    /// before the commit, one that the store refuses after it. Its number, when it can be told, is
    /// reported as a gap by the cause `rejected`, so that the message is missed with a reason.
    ///
    /// @throws StoreException when nothing of this was kept; the same may succeed later
    /// @throws Overtaken when somebody else reads one of the feeds now; nothing of this was kept
    void take(List<Parcel> parcels, Aside aside)
            throws StoreException, Overtaken, InterruptedException;

    /// Some records of one feed.
    ///
    /// @param mark how far the feed is read with them
    /// @param letters the records in their order
    record Parcel(Mark mark, List<Letter> letters) {
        public Parcel {
            letters = List.copyOf(letters);
        }
    }

    /// One record.
    ///
    /// @param offset its place in the feed
    /// @param bytes what it holds: a message or a report of a gap, as a line without its end
    /// @param arrivedMicros when it came to whoever keeps the feed, by a clock that is not the
    ///   agent's; empty when nobody says
    @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
    record Letter(long offset, byte[] bytes, OptionalLong arrivedMicros) {}

    /// Takes what is not kept.
    @FunctionalInterface
    interface Aside {
        /// A record is not kept and never will be.
        ///
        /// @param why what was found
        void put(String feed, Letter letter, String why);
    }

    /// Whose messages are taken.
    enum Trust {
        /// Every agent's whose messages stand in the feed: who may write there is not this server's
        /// matter.
        TOPIC,
        /// Those of agents that have enrolled here.
        ENROLLED
    }
}
