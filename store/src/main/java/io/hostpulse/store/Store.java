package io.hostpulse.store;

import io.hostpulse.catalogue.Snapshot;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// The server's larder: messages of all hosts, kept exactly once, and what is asked of them.
///
/// [#ingest(List)] and [#upkeep(long)] are called by one thread at a time, and never both at once;
/// everything else by any thread, beside them. Every instant is in microseconds since 1970; the
/// store has no clock of its own.
public interface Store extends AutoCloseable {
    /// Keeps the messages of several agents in one transaction: data, what is known to have arrived
    /// and the gaps that agents report are committed together or not at all. What this returns is
    /// durable: it survives `kill -9` and power loss.
    ///
    /// A message that has arrived before is acknowledged again and changes nothing. Messages come
    /// in any order, late ones and repeated ones among them. One that the store cannot keep is
    /// refused by name and costs no other.
    ///
    /// @param batches one at least; an agent may come several times, its snapshots are the caller's
    ///   again after the return
    /// @return one outcome for each batch, in their order
    /// @throws StoreException when nothing of this was kept; the same may succeed later
    default List<Outcome> ingest(List<AgentBatch> batches) throws StoreException {
        try {
            return ingest(batches, List.of());
        } catch (Overtaken e) {
            throw new IllegalStateException("no feed is read here, and one was taken over", e);
        }
    }

    /// The same, and in the same transaction how far feeds are read.
    ///
    /// @param batches may be empty when there are marks
    /// @throws Overtaken when somebody else reads one of the feeds now; nothing of this was kept
    List<Outcome> ingest(List<AgentBatch> batches, List<Mark> marks)
            throws StoreException, Overtaken;

    /// A packer for a request of many messages; empty when this store takes messages whole. Called
    /// by any thread.
    ///
    /// @param receivedMicros the server's clock when the request arrived
    default Optional<Packer> packer(long receivedMicros) {
        return Optional.empty();
    }

    /// All hosts that have sent a message, in no order.
    List<HostSummary> hosts() throws StoreException;

    /// A host by its agent's UUID.
    Optional<HostSummary> host(String agent) throws StoreException;

    /// The newest message of a host by corrected time, with every group that it held.
    Optional<Snapshot> latest(String agent) throws StoreException;

    /// What has arrived of a host's messages, and the cause of every hole.
    Completeness completeness(String agent) throws StoreException;

    /// One group of one host over a range of time, raw or down-sampled.
    Series series(SeriesQuery query) throws StoreException;

    /// The hosts with the highest values of a field, highest first.
    List<Ranked> top(TopQuery query) throws StoreException;

    /// Hands every kept message of a group to a sink, in order of corrected time, without holding
    /// them all in memory. Rows stand in the order of their first appearance.
    ///
    /// @throws IOException what the sink threw; the rest is not exported
    void export(ExportQuery query, RowSink sink) throws StoreException, IOException;

    /// Does what is due: closes chunks, merges them, makes roll-ups, deletes what is older than its
    /// retention or beyond the cap. Cut into pieces of some 100 ms, so that it never keeps
    /// [#ingest(List)] waiting for longer.
    ///
    /// @param nowMicros the server's clock
    /// @return what was done, and whether more is due at once
    Upkeep upkeep(long nowMicros) throws StoreException;

    /// What was kept and cannot be read any more, newest first; the promise is none.
    List<Damage> damages() throws StoreException;

    /// What the store holds and what it costs.
    StoreStats stats();

    /// Who may come in: enrolment tokens, agents' credentials, administrators.
    Registry registry();

    /// What administrators wish of agents.
    Wishes wishes();

    /// How far feeds are read.
    Feeds feeds();

    /// Forces what is committed to where it belongs and releases everything. May be called twice.
    @Override
    void close();
}
