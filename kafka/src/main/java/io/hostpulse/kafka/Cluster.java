package io.hostpulse.kafka;

import io.hostpulse.outputs.OutputOptions.Kafka.Mechanism;
import io.hostpulse.outputs.OutputOptions.Kafka.Security;
import io.hostpulse.server.KafkaChoice;

import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.SslConfigs;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A Kafka cluster and how one comes in. Files with secrets are read anew for each connection, so
/// that a changed one is taken up, and are kept nowhere else.
///
/// @param brokers some of its brokers as `HOST:PORT`
/// @param security how it is known and who logs in
record Cluster(List<String> brokers, Security security) {
    /// The longest file with a password, in bytes.
    private static final int PASSWORD_BYTES_MAX = 4_096;

    /// The longest file with certificates or a key, in bytes.
    private static final int PEM_BYTES_MAX = 1 << 20;

    /// How long a connection may take to stand.
    private static final String CONNECT_MILLIS = "5000";

    private static final String SCRAM = "org.apache.kafka.common.security.scram.ScramLoginModule";
    private static final String PLAIN = "org.apache.kafka.common.security.plain.PlainLoginModule";

    public Cluster {
        brokers = List.copyOf(brokers);
    }

    /// The cluster that a server reads.
    static Cluster of(KafkaChoice server) {
        KafkaChoice.Security security = server.security();
        return new Cluster(
                server.brokers(),
                new Security(
                        security.tls(),
                        security.ca(),
                        security.certificate(),
                        security.key(),
                        security.user(),
                        security.passwordFile(),
                        Mechanism.valueOf(security.mechanism().name())));
    }

    /// What all clients of this cluster are told.
    ///
    /// @throws Misconfigured when a file that is named cannot be used; says what to do
    Map<String, Object> properties() throws Misconfigured {
        Map<String, Object> properties = new HashMap<>();
        properties.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, brokers);
        properties.put(
                CommonClientConfigs.SECURITY_PROTOCOL_CONFIG,
                (security.user().isPresent() ? "SASL_" : "")
                        + (security.tls() ? "SSL" : "PLAINTEXT"));
        properties.put(
                CommonClientConfigs.SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG, CONNECT_MILLIS);
        // No beans and no telemetry: nobody asks for them here, and they cost memory.
        properties.put(CommonClientConfigs.METRIC_REPORTER_CLASSES_CONFIG, "");
        properties.put(CommonClientConfigs.ENABLE_METRICS_PUSH_CONFIG, "false");
        if (security.tls()) {
            addTls(properties);
        }
        if (security.user().isPresent()) {
            String mechanism = security.mechanism().name().replace('_', '-');
            properties.put(SaslConfigs.SASL_MECHANISM, mechanism);
            properties.put(SaslConfigs.SASL_JAAS_CONFIG, login(security.user().get()));
        }
        return properties;
    }

    private void addTls(Map<String, Object> properties) throws Misconfigured {
        Optional<Path> certificate = security.certificate();
        Optional<Path> key = security.key();
        if (security.ca().isPresent()) {
            properties.put(SslConfigs.SSL_TRUSTSTORE_TYPE_CONFIG, "PEM");
            properties.put(
                    SslConfigs.SSL_TRUSTSTORE_CERTIFICATES_CONFIG, pem(security.ca().get()));
        }
        if (certificate.isPresent() && key.isPresent()) {
            properties.put(SslConfigs.SSL_KEYSTORE_TYPE_CONFIG, "PEM");
            properties.put(
                    SslConfigs.SSL_KEYSTORE_CERTIFICATE_CHAIN_CONFIG, pem(certificate.get()));
            properties.put(SslConfigs.SSL_KEYSTORE_KEY_CONFIG, secret(key.get(), PEM_BYTES_MAX));
        }
    }

    private String login(String name) throws Misconfigured {
        String password = "";
        Optional<Path> passwordFile = security.passwordFile();
        if (passwordFile.isPresent()) {
            password = secret(passwordFile.get(), PASSWORD_BYTES_MAX).stripTrailing();
            if (password.isEmpty() || password.indexOf('\n') >= 0) {
                throw new Misconfigured(
                        "file "
                                + passwordFile.get()
                                + " is empty or has several lines; expected the password alone");
            }
        }
        return (security.mechanism() == Mechanism.PLAIN ? PLAIN : SCRAM)
                + " required username="
                + quoted(name)
                + " password="
                + quoted(password)
                + ";";
    }

    /// A text as the login's configuration quotes it.
    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static String secret(Path file, int bytesMax) throws Misconfigured {
        try {
            if (Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ)) {
                throw new Misconfigured("file " + file + " may be read by everybody: chmod 600 " + file);
            }
        } catch (IOException e) {
            throw unreadable(file, e);
        }
        return text(file, bytesMax);
    }

    private static String pem(Path file) throws Misconfigured {
        return text(file, PEM_BYTES_MAX);
    }

    private static String text(Path file, int bytesMax) throws Misconfigured {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(bytesMax + 1);
            if (bytes.length > bytesMax) {
                throw new Misconfigured("file " + file + " is larger than " + bytesMax + " bytes");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static Misconfigured unreadable(Path file, IOException e) {
        return new Misconfigured("file " + file + " cannot be read: " + e);
    }

    /// The brokers, for logs.
    String place() {
        return "kafka " + String.join(",", brokers);
    }

    /// What to say of a cluster that anybody between can read and change.
    Optional<String> warning() {
        if (security.tls() || isNear()) {
            return Optional.empty();
        }
        return Optional.of(
                place()
                        + ": tls is off and a broker is on another host: everybody between can read"
                        + " and change what is sent");
    }

    private boolean isNear() {
        for (String broker : brokers) {
            String host = broker.substring(0, broker.lastIndexOf(':'));
            if (!host.equals("localhost") && !isLoopback(host)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLoopback(String host) {
        try {
            boolean isBracketed = host.startsWith("[");
            return InetAddress.ofLiteral(isBracketed ? host.substring(1, host.length() - 1) : host)
                    .isLoopbackAddress();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /// Hides what may be secret: nothing here is, for secrets stand in files.
    @Override
    public String toString() {
        return place();
    }
}
