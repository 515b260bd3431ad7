package io.hostpulse.outputs.http;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hostpulse.outputs.Delivery;
import io.hostpulse.outputs.Delivery.Accepted;
import io.hostpulse.outputs.Delivery.Halted;
import io.hostpulse.outputs.Messages;
import io.hostpulse.outputs.http.FakeReceiver.Knows;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// A secure receiver is believed for the configured reason only, and one that is not believed gets
/// no sample and no password.
@Timeout(120)
class RemoteWriteTlsTest {
    private static final String PASSWORD = "a secret";

    @TempDir private static Path directory;

    private static Certificates certificates = new Certificates(Path.of(""));

    @BeforeAll
    static void makeCertificates() throws IOException {
        certificates = new Certificates(directory);
        certificates.authority("own").authority("other");
        String[] name = {"-ext", "san=dns:localhost,ip:127.0.0.1"};
        certificates.make("good", "-keyalg", "EC", "-signer", "own", name[0], name[1]);
        certificates.make("self-signed", "-keyalg", "EC", name[0], name[1]);
    }

    private static FakeReceiver receiver(String alias)
            throws IOException, GeneralSecurityException {
        return new FakeReceiver(Knows.V1_AND_V2, new FakeServer(certificates.door(alias)));
    }

    private static RemoteWrites outputs(FakeReceiver receiver) throws IOException {
        RemoteWrites outputs = RemoteWrites.to(receiver.secureUrl());
        Path password = Files.createTempFile(directory, "password", "");
        Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-------"));
        outputs.passwordFile = Optional.of(Files.writeString(password, PASSWORD + "\n"));
        return outputs;
    }

    private static void assertWritten(RemoteWrites outputs, FakeReceiver receiver) {
        try (RemoteWriteOutput output = outputs.open()) {
            assertThat(output.deliver(Messages.range(1, 3))).isEqualTo(new Accepted(3));
        }
        assertThat(receiver.samples("hostpulse_build_info")).hasSizeGreaterThanOrEqualTo(3);
        assertThat(receiver.violations()).isEmpty();
        String login =
                Base64.getEncoder().encodeToString(("hostpulse:" + PASSWORD).getBytes(UTF_8));
        assertThat(receiver.requests())
                .allMatch(request -> request.header("authorization").equals("Basic " + login));
    }

    private static String refusal(RemoteWrites outputs, FakeReceiver receiver) {
        try (RemoteWriteOutput output = outputs.open()) {
            Delivery delivery = output.deliver(Messages.range(1, 3));
            assertThat(delivery).isInstanceOf(Halted.class);
            assertThat(receiver.requests()).isEmpty();
            return ((Halted) delivery).why();
        }
    }

    @Test
    void aReceiverThatTheOwnAuthorityVouchesForIsWrittenTo() throws Exception {
        try (FakeReceiver receiver = receiver("good")) {
            RemoteWrites outputs = outputs(receiver);
            outputs.authority = Optional.of(certificates.pem("own"));
            assertWritten(outputs, receiver);
        }
    }

    @Test
    void aReceiverWithThePinnedCertificateIsWrittenTo() throws Exception {
        try (FakeReceiver receiver = receiver("self-signed")) {
            RemoteWrites outputs = outputs(receiver);
            var pinned = Fingerprint.of(certificates.certificate("self-signed"));
            outputs.fingerprint = Optional.of(pinned.hex());
            assertWritten(outputs, receiver);
        }
    }

    @Test
    void aReceiverThatNobodyKnownVouchesForGetsNothing() throws Exception {
        List<Optional<Path>> authorities =
                List.of(Optional.empty(), Optional.of(certificates.pem("other")));
        for (Optional<Path> authority : authorities) {
            try (FakeReceiver receiver = receiver("good")) {
                RemoteWrites outputs = outputs(receiver);
                outputs.authority = authority;
                assertThat(refusal(outputs, receiver))
                        .contains("no authority that this host knows vouches for it");
            }
        }
    }
}
