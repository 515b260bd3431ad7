package io.hostpulse.server;

import io.hostpulse.config.HostPort;
import io.hostpulse.store.StoreLimits;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// What a server's configuration says: how it runs, and which store it opens. The program that
/// wires them together takes the two apart.
///
/// @param listen the address and port to listen on
/// @param dataFolder where the server keeps its certificate and, embedded, its data
/// @param store which store
/// @param storeLimits how much the store keeps
/// @param tls how connections are encrypted
/// @param allowLocalAgents whether agents on this host need no credential
/// @param http limits of connections
/// @param ingest limits of messages
/// @param queries limits of questions and logins
/// @param clock what is made of the kernel's word about the clock
/// @param agents what is wished of every agent
/// @param packagesFolder where the packages lie that hosts are given
/// @param kafka which topic of a Kafka cluster is read
public record ServerSettings(
        HostPort listen,
        Path dataFolder,
        StoreChoice store,
        StoreLimits storeLimits,
        ServerConfig.TlsChoice tls,
        boolean allowLocalAgents,
        HttpLimits http,
        IngestLimits ingest,
        ServerConfig.QueryLimits queries,
        ServerConfig.ClockTrust clock,
        AgentDefaults agents,
        Path packagesFolder,
        KafkaChoice kafka) {
    /// Which store.
    ///
    /// @param url [#EMBEDDED], [#MEMORY], or a database's JDBC URL
    /// @param user who logs in at a database server
    /// @param passwordFile the file with the password
    public record StoreChoice(String url, String user, Optional<Path> passwordFile) {
        /// The embedded store in the data folder.
        public static final String EMBEDDED = "embedded";

        /// A store that forgets everything when the server ends.
        public static final String MEMORY = "memory";

        /// As it is delivered.
        public static final StoreChoice DEFAULT =
                new StoreChoice(EMBEDDED, "hostpulse", Optional.empty());
    }

    /// As it is delivered.
    public static final ServerSettings DEFAULT =
            new ServerSettings(
                    new HostPort("127.0.0.1", OptionalInt.of(ServerConfig.PORT)),
                    Path.of("hostpulse-data"),
                    StoreChoice.DEFAULT,
                    StoreLimits.DEFAULT,
                    new ServerConfig.TlsChoice(
                            ServerConfig.Mode.AUTO, Optional.empty(), Optional.empty(), List.of()),
                    true,
                    HttpLimits.DEFAULT,
                    IngestLimits.standard(),
                    ServerConfig.QueryLimits.DEFAULT,
                    ServerConfig.ClockTrust.AUTO,
                    AgentDefaults.NONE,
                    ServerConfig.PACKAGES,
                    KafkaChoice.NONE);

    /// How the server runs.
    public ServerConfig server() {
        return new ServerConfig(
                listen.host(),
                listen.port().orElse(ServerConfig.PORT),
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
