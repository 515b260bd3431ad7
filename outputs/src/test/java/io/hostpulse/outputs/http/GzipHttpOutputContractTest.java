package io.hostpulse.outputs.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.outputs.Messages;
import io.hostpulse.outputs.Output;
import io.hostpulse.outputs.OutputContract;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/// To a server on another host: compressed, with a credential.
class GzipHttpOutputContractTest extends OutputContract {
    private static final String SECRET = "hpa1_" + "s".repeat(43);

    private final FakeServer server = new FakeServer();

    @TempDir private Path directory;

    GzipHttpOutputContractTest() throws IOException {}

    @AfterEach
    void closeServer() throws IOException {
        server.close();
    }

    @Override
    protected Output open() throws IOException {
        String url = "http://server.example:" + server.port();
        Path file = directory.resolve("credential");
        CredentialFile.write(
                file, new Credential("agent", SECRET, ServerUrl.of(url), Optional.empty()));
        return new HttpOutputs(url)
                .insecure()
                .credential(file)
                .names(_ -> new InetAddress[] {InetAddress.getLoopbackAddress()})
                .open();
    }

    @Override
    protected List<byte[]> stored() {
        return server.stored();
    }

    @Test
    void aRequestSaysWhatItIs() throws Exception {
        try (Output output = open()) {
            deliverAll(output, Messages.range(1, 500));
        }
        FakeServer.Request request = server.requests().getFirst();
        assertThat(request.line()).isEqualTo("POST /api/v1/messages HTTP/1.1");
        assertThat(request.headers())
                .containsEntry("host", "server.example:" + server.port())
                .containsEntry("authorization", "Bearer " + SECRET)
                .containsEntry("content-type", "application/x-ndjson")
                .containsEntry("content-encoding", "gzip")
                .containsEntry("user-agent", "hostpulse-agent/1.2.3")
                .doesNotContainKeys("expect", "accept-encoding", "transfer-encoding");
        assertThat(request.sent().length).isLessThan(request.body().length / 10);
    }

    @Test
    void aBacklogIsPackedHarderThanAFewMessages() throws Exception {
        try (Output output = open()) {
            deliverAll(output, Messages.range(1, 19));
            deliverAll(output, Messages.range(20, 39));
            deliverAll(output, Messages.range(40, 40));
        }
        List<FakeServer.Request> requests = server.requests();
        assertThat(requests).hasSize(3);
        assertPacked(requests.get(0), Deflater.BEST_SPEED);
        assertPacked(requests.get(1), 6);
        assertPacked(requests.get(2), Deflater.BEST_SPEED);
    }

    private static void assertPacked(FakeServer.Request request, int level) throws IOException {
        var packed = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(level, true);
        try (var out = new DeflaterOutputStream(packed, deflater)) {
            out.write(request.body());
        } finally {
            deflater.end();
        }
        assertThat(request.sent()).containsSequence(packed.toByteArray());
    }
}
