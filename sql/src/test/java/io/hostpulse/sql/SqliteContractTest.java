package io.hostpulse.sql;

import io.hostpulse.outputs.Decoder;
import io.hostpulse.outputs.Output;
import io.hostpulse.outputs.OutputContract;

import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;

/// The contract of outputs, kept by the database: each message is made again from its rows.
final class SqliteContractTest extends OutputContract {
    @TempDir Path directory;

    @Override
    protected Output open() {
        return Expected.output(directory.resolve("contract.db"), Decoder.ofMessages());
    }

    @Override
    protected List<byte[]> stored() throws Exception {
        try (Connection connection = Rows.connect(directory.resolve("contract.db"))) {
            return StoredMessages.of(connection);
        }
    }
}
