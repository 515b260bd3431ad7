package io.hostpulse.sql;

import io.hostpulse.outputs.Decoder;
import io.hostpulse.outputs.Output;
import io.hostpulse.outputs.OutputContract;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The contract of outputs, kept by a database server.
abstract class ServerContractTests extends OutputContract {
    @TempDir Path directory;
    private ServerDesk database;

    abstract ServerProcess server() throws Exception;

    @BeforeEach
    void aNewDatabase() throws Exception {
        database = new ServerDesk(server(), directory);
    }

    @Override
    protected Output open() {
        return new SqlOutput(
                database.options(Optional.empty()),
                Decoder.ofMessages(),
                () -> Instant.EPOCH,
                () -> 0,
                _ -> {});
    }

    @Override
    protected List<byte[]> stored() throws Exception {
        try (Connection connection = database.connect()) {
            return StoredMessages.of(connection);
        }
    }
}
