package io.hostpulse.store;

import io.hostpulse.catalogue.Table;

import java.io.IOException;

/// Takes exported rows.
@FunctionalInterface
public interface RowSink {
    /// Takes the rows of one message.
    ///
    /// @param timeMicros the message's corrected time
    /// @param rows the store's own, valid until the return
    void accept(long timeMicros, Table rows) throws IOException;
}
