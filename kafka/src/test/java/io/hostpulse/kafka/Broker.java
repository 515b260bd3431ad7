package io.hostpulse.kafka;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One broker of a test's cluster, which is its controller too.
final class Broker {
    /// How many ports it needs.
    static final int PORTS = 5;

    /// What a broker needs for encrypted connections.
    ///
    /// @param keys its key store
    /// @param password that of the key store, and of [#USER] who logs in by `PLAIN`
    /// @param authority who vouches for those that show a certificate, in PEM
    record Tls(Path keys, String password, Path authority) {
        static final String USER = "plain";
    }

    private static final String CLUSTER = "aG9zdHB1bHNlLXRlc3RzMQ";

    private final Path folder;
    private final int port;
    private final int loginPort;
    private final int tlsPort;
    private final int tlsLoginPort;
    private @Nullable Process process;

    /// @param ports for each broker [#PORTS]: for its peers, for anybody, for who logs in, and
    ///   encrypted, for who shows a certificate and for who logs in
    /// @param tls what it has for the encrypted ones; empty for none of them
    Broker(Path directory, int index, int count, List<Integer> ports, Optional<Tls> tls)
            throws IOException {
        folder = Files.createDirectory(directory.resolve("broker" + index));
        port = ports.get(PORTS * index + 1);
        loginPort = ports.get(PORTS * index + 2);
        tlsPort = ports.get(PORTS * index + 3);
        tlsLoginPort = ports.get(PORTS * index + 4);
        Path data = Files.createDirectory(folder.resolve("data"));
        Files.writeString(
                data.resolve("meta.properties"),
                "version=1\ncluster.id=" + CLUSTER + "\nnode.id=" + index + "\n");
        Files.writeString(folder.resolve("server.properties"), settings(index, count, ports, data, tls));
    }

    private String settings(
            int index, int count, List<Integer> ports, Path data, Optional<Tls> tls) {
        List<String> voters = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            voters.add(i + "@127.0.0.1:" + ports.get(PORTS * i));
        }
        int enough = Math.max(1, count - 1);
        String encrypted =
                tls.isEmpty()
                        ? ""
                        : ",TLS://127.0.0.1:" + tlsPort + ",TLSLOGIN://127.0.0.1:" + tlsLoginPort;
        return """
                process.roles=broker,controller
                node.id=%d
                controller.quorum.voters=%s
                listeners=PEER://127.0.0.1:%d,ANY://127.0.0.1:%d,LOGIN://127.0.0.1:%d%s
                advertised.listeners=ANY://127.0.0.1:%d,LOGIN://127.0.0.1:%d%s
                listener.security.protocol.map=PEER:PLAINTEXT,ANY:PLAINTEXT,LOGIN:SASL_PLAINTEXT,\
                TLS:SSL,TLSLOGIN:SASL_SSL
                controller.listener.names=PEER
                inter.broker.listener.name=ANY
                listener.name.login.sasl.enabled.mechanisms=SCRAM-SHA-512
                listener.name.login.scram-sha-512.sasl.jaas.config=\
                org.apache.kafka.common.security.scram.ScramLoginModule required;
                authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
                allow.everyone.if.no.acl.found=true
                super.users=User:ANONYMOUS
                log.dirs=%s
                auto.create.topics.enable=false
                default.replication.factor=%d
                min.insync.replicas=%d
                offsets.topic.num.partitions=2
                offsets.topic.replication.factor=%d
                transaction.state.log.replication.factor=%d
                transaction.state.log.min.isr=%d
                group.initial.rebalance.delay.ms=0
                broker.session.timeout.ms=6000
                broker.heartbeat.interval.ms=1000
                replica.lag.time.max.ms=5000
                num.network.threads=1
                num.io.threads=2
                background.threads=2
                num.recovery.threads.per.data.dir=1
                log.cleaner.dedupe.buffer.size=2097152
                log.cleaner.threads=1
                """
                .formatted(
                        index,
                        String.join(",", voters),
                        ports.get(PORTS * index),
                        port,
                        loginPort,
                        encrypted,
                        port,
                        loginPort,
                        encrypted,
                        data,
                        count,
                        enough,
                        count,
                        count,
                        enough)
                + tls.map(Broker::settings).orElse("");
    }

    private static String settings(Tls tls) {
        return """
        ssl.keystore.type=PKCS12
        ssl.keystore.location=%s
        ssl.keystore.password=%s
        ssl.key.password=%s
        ssl.truststore.type=PEM
        ssl.truststore.location=%s
        listener.name.tls.ssl.client.auth=required
        listener.name.tlslogin.sasl.enabled.mechanisms=SCRAM-SHA-512,PLAIN
        listener.name.tlslogin.scram-sha-512.sasl.jaas.config=\
        org.apache.kafka.common.security.scram.ScramLoginModule required;
        listener.name.tlslogin.plain.sasl.jaas.config=\
        org.apache.kafka.common.security.plain.PlainLoginModule required user_%s="%s";
        """
                .formatted(
                        tls.keys(),
                        tls.password(),
                        tls.password(),
                        tls.authority(),
                        Tls.USER,
                        tls.password());
    }

    String address() {
        return "127.0.0.1:" + port;
    }

    String loginAddress() {
        return "127.0.0.1:" + loginPort;
    }

    String tlsAddress() {
        return "127.0.0.1:" + tlsPort;
    }

    String tlsLoginAddress() {
        return "127.0.0.1:" + tlsLoginPort;
    }

    void start() throws IOException {
        process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx160m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                "kafka.Kafka",
                                folder.resolve("server.properties").toString())
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(
                                ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
                        .start();
    }

    void kill() throws InterruptedException {
        Process running = process;
        if (running != null) {
            running.destroyForcibly();
            running.waitFor();
        }
    }

    void signal(String name) throws IOException, InterruptedException {
        Process running = process;
        if (running == null) {
            throw new IOException("the broker does not run");
        }
        int code =
                new ProcessBuilder("kill", "-" + name, Long.toString(running.pid()))
                        .start()
                        .waitFor();
        if (code != 0) {
            throw new IOException("kill -" + name + " ended with " + code);
        }
    }
}
