package io.hostpulse.outputs.http;

import io.hostpulse.outputs.Output;
import io.hostpulse.outputs.OutputContract;

import org.junit.jupiter.api.AfterEach;

import java.io.IOException;
import java.util.List;

/// To a server on this host: as it is, without a credential.
class HttpOutputContractTest extends OutputContract {
    private final FakeServer server = new FakeServer();

    HttpOutputContractTest() throws IOException {}

    @AfterEach
    void closeServer() throws IOException {
        server.close();
    }

    @Override
    protected Output open() {
        return new HttpOutputs(server.url()).open();
    }

    @Override
    protected List<byte[]> stored() {
        return server.stored();
    }
}
