package io.hostpulse.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.outputs.Delivery;
import io.hostpulse.outputs.Delivery.Accepted;
import io.hostpulse.outputs.Delivery.Halted;
import io.hostpulse.outputs.Messages;
import io.hostpulse.outputs.OutputOptions.Kafka.Compression;
import io.hostpulse.outputs.OutputOptions.Kafka.Mechanism;
import io.hostpulse.outputs.OutputOptions.Kafka.Security;
import io.hostpulse.outputs.http.Certificates;
import io.hostpulse.server.Inbox.Trust;
import io.hostpulse.server.KafkaChoice;
import io.hostpulse.server.Server;
import io.hostpulse.server.ServerClock;
import io.hostpulse.server.ServerConfig;
import io.hostpulse.store.HostSummary;
import io.hostpulse.store.Store;
import io.hostpulse.store.StoreLimits;
import io.hostpulse.store.Stores;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/// Encrypted connections to a real broker: the output and the servers' feed believe it for the
/// configured reason only, show a certificate where it asks for one, and log in through it.
final class KafkaTlsTest {
    private static final String USER = "agents";
    private static final String PASSWORD = "a \"secret\"";

    @TempDir private static Path directory;

    private static Certificates certificates = new Certificates(Path.of(""));
    private static Brokers brokers;
    private static int topics;

    @BeforeAll
    static void start() throws Exception {
        certificates = new Certificates(directory);
        certificates.authority("known").authority("unknown");
        String[] signed = {"-keyalg", "EC", "-signer", "known", "-ext", "san=ip:127.0.0.1"};
        certificates.make("broker", signed).make("host", "-keyalg", "EC", "-signer", "known");
        certificates.make("stranger", "-keyalg", "EC", "-signer", "unknown");
        brokers =
                Brokers.start(
                        1,
                        Optional.of(
                                new Broker.Tls(
                                        certificates.store("broker"),
                                        Certificates.password(),
                                        certificates.pem("known"))));
        try (Admin admin = brokers.admin()) {
            var info = new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4_096);
            admin.alterUserScramCredentials(
                            List.of(new UserScramCredentialUpsertion(USER, info, PASSWORD)))
                    .all()
                    .get(30, TimeUnit.SECONDS);
        }
    }

    @AfterAll
    static void stop() {
        brokers.close();
    }

    private static String topic() throws Exception {
        String name = "tls" + ++topics;
        brokers.makeTopic(name, 2, Map.of());
        return name;
    }

    /// One that believes an authority, and shows a certificate if one is named.
    private static Security shows(String authority, Optional<String> alias) throws Exception {
        return new Security(
                true,
                Optional.of(certificates.pem(authority)),
                alias.isEmpty() ? Optional.empty() : Optional.of(certificates.pem(alias.get())),
                alias.isEmpty() ? Optional.empty() : Optional.of(certificates.key(alias.get())),
                Optional.empty(),
                Optional.empty(),
                Mechanism.SCRAM_SHA_512);
    }

    private static Path password(String text) throws Exception {
        Path file = Files.createTempFile(directory, "password", "");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return Files.writeString(file, text + "\n");
    }

    private static Security logsIn(String user, String password, Mechanism mechanism)
            throws Exception {
        return new Security(
                true,
                Optional.of(certificates.pem("known")),
                Optional.empty(),
                Optional.empty(),
                Optional.of(user),
                Optional.of(password(password)),
                mechanism);
    }

    private static Delivery deliver(List<String> addresses, String topic, Security security) {
        Duration timeout = Duration.ofSeconds(20);
        try (KafkaOutput output =
                Outlets.open(addresses, topic, Compression.ZSTD, security, timeout)) {
            return output.deliver(Messages.range(1, 3));
        }
    }

    @Test
    void aBrokerThatAnAuthorityVouchesForIsBelievedAndShownACertificate() throws Exception {
        String topic = topic();
        Security security = shows("known", Optional.of("host"));
        assertThat(deliver(brokers.tlsAddresses(), topic, security)).isEqualTo(new Accepted(3));
        assertThat(brokers.read(topic)).hasSize(3);
    }

    @Test
    void aBrokerThatIsNotBelievedOrDoesNotBelieveGetsNothing() throws Exception {
        String topic = topic();
        List<String> addresses = brokers.tlsAddresses();
        Delivery unknown = deliver(addresses, topic, shows("unknown", Optional.of("host")));
        assertThat(unknown).isInstanceOf(Halted.class);
        assertThat(((Halted) unknown).why()).contains("SSL handshake failed");
        for (Optional<String> shown : List.of(Optional.<String>empty(), Optional.of("stranger"))) {
            assertThat(deliver(addresses, topic, shows("known", shown)))
                    .isNotInstanceOf(Accepted.class);
        }
        assertThat(brokers.read(topic)).isEmpty();
    }

    @Test
    void aBrokerOfAnotherNameIsRefused() throws Exception {
        String address = brokers.tlsAddresses().getFirst().replace("127.0.0.1", "localhost");
        Security security = shows("known", Optional.of("host"));
        assertThat(deliver(List.of(address), topic(), security)).isInstanceOf(Halted.class);
    }

    @Test
    void aLoginThroughTlsIsProvenByEitherMechanism() throws Exception {
        String topic = topic();
        List<String> addresses = brokers.tlsLoginAddresses();
        Security scram = logsIn(USER, PASSWORD, Mechanism.SCRAM_SHA_512);
        Security plain = logsIn(Broker.Tls.USER, Certificates.password(), Mechanism.PLAIN);
        Security wrong = logsIn(Broker.Tls.USER, "wrong", Mechanism.PLAIN);
        assertThat(deliver(addresses, topic, scram)).isEqualTo(new Accepted(3));
        assertThat(deliver(addresses, topic, plain)).isEqualTo(new Accepted(3));
        assertThat(deliver(addresses, topic, wrong)).isInstanceOf(Halted.class);
        assertThat(brokers.read(topic)).hasSize(6);
    }

    @Test
    void aServerReadsThroughTlsWithALogin() throws Exception {
        String topic = topic();
        Security login = logsIn(USER, PASSWORD, Mechanism.SCRAM_SHA_512);
        deliver(brokers.tlsLoginAddresses(), topic, login);
        var choice =
                new KafkaChoice(
                        brokers.tlsLoginAddresses(),
                        topic,
                        "servers",
                        Trust.TOPIC,
                        new KafkaChoice.Security(
                                true,
                                login.ca(),
                                Optional.empty(),
                                Optional.empty(),
                                login.user(),
                                login.passwordFile(),
                                KafkaChoice.Mechanism.SCRAM_SHA_512));
        Path data = Files.createDirectory(directory.resolve("data"));
        List<String> log = new CopyOnWriteArrayList<>();
        String agent = Messages.of(1).key().agent();
        try (Store store = Stores.memory(StoreLimits.DEFAULT);
                Server server =
                        Server.start(
                                ServerConfig.standard(data).withPort(0),
                                store,
                                ServerClock.system(),
                                log::add);
                KafkaFeed feed =
                        KafkaFeed.start(
                                choice,
                                server.inbox(Trust.TOPIC),
                                data,
                                System::nanoTime,
                                Instant::now,
                                log::add)) {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            while (store.host(agent).map(HostSummary::messages).orElse(0L) < 3) {
                assertThat(System.nanoTime()).as("%s: %s", feed, log).isLessThan(end);
                Thread.sleep(20);
            }
        }
    }
}
