package io.hostpulse.server;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// How the server runs. The store comes from outside, so its own settings are not here.
///
/// @param host the address to listen on
/// @param port the port; 0 for any free one
/// @param dataFolder where the server keeps its own certificate
/// @param tls how connections are encrypted
/// @param allowLocalAgents whether agents on this host need no credential while the server listens
///   on a loopback address
/// @param http limits of connections
/// @param ingest limits of messages
/// @param queries limits of questions
/// @param clock what is made of the kernel's word about the clock
/// @param agents what is wished of every agent
/// @param packagesFolder where the packages lie that hosts are given
public record ServerConfig(
        String host,
        int port,
        Path dataFolder,
        TlsChoice tls,
        boolean allowLocalAgents,
        HttpLimits http,
        IngestLimits ingest,
        QueryLimits queries,
        ClockTrust clock,
        AgentDefaults agents,
        Path packagesFolder) {
    /// The port that is listened on when nobody says another.
    public static final int PORT = 7_700;

    /// Where our own package puts the packages of the agent.
    public static final Path PACKAGES = Path.of("/usr/share/hostpulse/packages");

    /// How connections are encrypted.
    ///
    /// @param mode whether they are
    /// @param certificate the certificate chain in PEM; the server's own when left out
    /// @param key its key in PEM (PKCS #8)
    /// @param names host names that the server's own certificate is good for
    public record TlsChoice(
            Mode mode, Optional<Path> certificate, Optional<Path> key, List<String> names) {
        /// Its own certificate on any address but loopback.
        public static final TlsChoice DEFAULT =
                new TlsChoice(Mode.AUTO, Optional.empty(), Optional.empty(), List.of());

        public TlsChoice {
            names = List.copyOf(names);
        }
    }

    /// Whether connections are encrypted.
    public enum Mode {
        /// On any address but loopback, or when a certificate is given.
        AUTO,
        /// Always.
        ON,
        /// Never; on a loopback address alone.
        OFF
    }

    /// What is made of the kernel's word about the server's clock.
    public enum ClockTrust {
        /// As [#KERNEL] once the kernel has called its clock kept since the start; until then the
        /// clock is the time that agents agree on, whatever keeps it.
        AUTO,
        /// Agents take no time from a clock that the kernel calls unsynchronized.
        KERNEL,
        /// The clock is right; the kernel is not asked.
        TRUSTED
    }

    /// Limits of questions.
    ///
    /// @param atOnce how many are answered at once
    /// @param timeMax how long one may take
    /// @param sessionIdle how long a login lives without a request
    /// @param sessionLife how long it lives at all
    public record QueryLimits(
            int atOnce, Duration timeMax, Duration sessionIdle, Duration sessionLife) {
        public static final QueryLimits DEFAULT =
                new QueryLimits(
                        8, Duration.ofSeconds(10), Duration.ofMinutes(30), Duration.ofHours(12));
    }

    /// On loopback, any port, everything else as it is delivered.
    public static ServerConfig standard(Path dataFolder) {
        return new ServerConfig(
                "127.0.0.1",
                PORT,
                dataFolder,
                TlsChoice.DEFAULT,
                true,
                HttpLimits.DEFAULT,
                IngestLimits.standard(),
                QueryLimits.DEFAULT,
                ClockTrust.AUTO,
                AgentDefaults.NONE,
                PACKAGES);
    }

    /// The same on another port.
    public ServerConfig withPort(int other) {
        return new ServerConfig(
                host,
                other,
                dataFolder,
                tls,
                allowLocalAgents,
                http,
                ingest,
                queries,
                clock,
                agents,
                packagesFolder);
    }
}
