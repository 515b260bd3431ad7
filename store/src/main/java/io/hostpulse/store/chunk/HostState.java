package io.hostpulse.store.chunk;

import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.store.account.HostAccount;

/// One host in memory. Written under the store's lock.
final class HostState {
    final int id;
    final HostAccount account;

    /// The last row of the log whose messages of this host are in chunks.
    long cut;

    Head head = new Head();

    /// How many numbers the head holds.
    long values;

    /// The message that was committed last, as the next one's base; of no use when [#chain] is 0.
    final Snapshot last = new Snapshot();

    /// What the next message's place in the chain is; 0 to write it whole.
    int chain;

    /// The newest message at the last cut, whole; empty before the first.
    byte[] saved = new byte[0];

    /// The first row of the log that is not in chunks and saved accounts; 0 when there is none.
    long dirtySince;

    /// The server's clock when that row came.
    long dirtyMicros;

    /// How many messages of all hosts had been taken in then.
    long dirtyTaken;

    /// The server's clock at the last cut, in microseconds; 0 when there was none since the start.
    long cutMicros;

    /// The last number that was read before the log was found damaged; 0 when it was not.
    long brokenAfter;

    HostState(int id, String agent) {
        this.id = id;
        this.account = new HostAccount(agent);
    }

    /// Notes a row of the log that has something of this host.
    ///
    /// @param taken messages of all hosts until now
    void dirty(long wal, long receivedMicros, long taken) {
        if (dirtySince == 0) {
            dirtySince = wal;
            dirtyMicros = receivedMicros;
            dirtyTaken = taken;
        }
    }

    /// Forgets what chunks hold from now on.
    void cutAt(long wal) {
        cut = wal;
        head = new Head();
        values = 0;
        chain = 0;
        dirtySince = 0;
        dirtyMicros = 0;
        account.epochs().forEach(epoch -> epoch.changed = false);
    }
}
