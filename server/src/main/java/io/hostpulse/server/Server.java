package io.hostpulse.server;

import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.server.access.Access;
import io.hostpulse.server.access.AccessRules;
import io.hostpulse.server.access.Administration;
import io.hostpulse.server.access.Audit;
import io.hostpulse.server.access.Enrolment;
import io.hostpulse.server.access.Login;
import io.hostpulse.server.access.Passwords;
import io.hostpulse.server.access.ServedCertificate;
import io.hostpulse.server.access.Tokens;
import io.hostpulse.server.http.Exchange;
import io.hostpulse.server.http.Front;
import io.hostpulse.server.ingest.Buckets;
import io.hostpulse.server.ingest.Ingest;
import io.hostpulse.server.options.AgentOptions;
import io.hostpulse.server.options.HostOptions;
import io.hostpulse.server.packages.Invitation;
import io.hostpulse.server.packages.Packages;
import io.hostpulse.server.query.CatalogueAnswer;
import io.hostpulse.server.query.Export;
import io.hostpulse.server.query.Fleet;
import io.hostpulse.server.query.History;
import io.hostpulse.server.query.Hosts;
import io.hostpulse.server.query.Live;
import io.hostpulse.server.query.Places;
import io.hostpulse.server.state.Health;
import io.hostpulse.server.state.Metrics;
import io.hostpulse.server.state.MetricsText;
import io.hostpulse.server.state.ToldClock;
import io.hostpulse.store.Registry;
import io.hostpulse.store.Store;
import io.hostpulse.store.StoreException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import javax.net.ssl.SSLContext;

/// The server: wired from top to bottom, closed from bottom to top. The store is its caller's.
public final class Server implements AutoCloseable {
    private final Health health;
    private final Ingest ingest;
    private final Front front;
    private final Optional<ServedCertificate> certificate;
    private final ServerConfig config;
    private final String host;
    private boolean closed;

    private Server(
            ServerConfig config,
            InetAddress listen,
            Optional<ServedCertificate> certificate,
            Store store,
            ServerClock clock,
            Consumer<String> log)
            throws IOException, StoreException {
        Metrics metrics = new Metrics();
        this.config = config;
        this.host = config.host();
        this.certificate = certificate;
        this.health = new Health(clock, log);
        Registry registry = store.registry();
        Access access = new Access(registry, rules(config, listen), clock);
        Audit audit = new Audit(registry, clock, log);
        Places places = new Places(config.queries().atOnce(), config.queries().timeMax());
        Fleet fleet = new Fleet(store, places, access, health, clock);
        Live live = new Live(fleet, metrics, clock);
        AgentOptions options = new AgentOptions(store.wishes(), config.agents(), clock, log);
        ToldClock told = new ToldClock(config.clock(), listen.isLoopbackAddress(), clock, log);
        this.ingest =
                new Ingest(
                        store,
                        config.ingest(),
                        access::isEnrolled,
                        options,
                        told,
                        this::connections,
                        new Heard(live, audit, clock),
                        health,
                        metrics,
                        clock,
                        log);
        Answering answering =
                new Answering(
                        clock,
                        told,
                        ingest,
                        new Hosts(store, places, options, clock),
                        new HostOptions(store, access, audit, options),
                        new History(store, places, clock),
                        new Export(store, places, clock),
                        live,
                        fleet,
                        new CatalogueAnswer(),
                        new Enrolment(registry, access, audit, clock),
                        new Login(access, audit, metrics, clock),
                        administration(registry, access, audit, clock),
                        new Packages(config.packagesFolder(), this::invitation),
                        health,
                        new MetricsText(metrics, health, store, new Counted(live), clock));
        this.front = openFront(listen, access, answering, metrics, clock, log);
    }

    private Front openFront(
            InetAddress listen,
            Access access,
            Answering answering,
            Metrics metrics,
            ServerClock clock,
            Consumer<String> log)
            throws IOException {
        return new Front(
                new InetSocketAddress(listen, config.port()),
                tls(certificate),
                config.http(),
                access,
                answering,
                metrics,
                clock,
                log);
    }

    private Invitation invitation() {
        return Reach.invitation(config, front().port(), certificate);
    }

    private Administration administration(
            Registry registry, Access access, Audit audit, ServerClock clock) {
        return new Administration(
                registry,
                access,
                audit,
                () -> fingerprint().orElse(""),
                token -> Packages.areIn(config.packagesFolder()) ? invitation().line(token) : "",
                who -> front().end(who),
                clock);
    }

    private static Optional<SSLContext> tls(Optional<ServedCertificate> certificate)
            throws IOException {
        return certificate.isPresent()
                ? Optional.of(certificate.get().context())
                : Optional.empty();
    }

    private Front front() {
        return front;
    }

    private int connections() {
        return front().connections();
    }

    private static AccessRules rules(ServerConfig config, InetAddress listen) {
        Set<String> names =
                new HashSet<>(List.of("localhost", "127.0.0.1", "[::1]", listen.getHostAddress()));
        names.add(config.host().toLowerCase(Locale.ROOT));
        config.tls().names().forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
        return new AccessRules(
                listen.isLoopbackAddress(),
                config.allowLocalAgents(),
                names,
                config.queries().sessionIdle(),
                config.queries().sessionLife());
    }

    /// Starts the server; it answers when this returns.
    ///
    /// @param store what keeps the messages; the caller closes it after the server
    /// @throws BadConfiguration when it may not run like this; says what to do
    /// @throws IOException when the address cannot be listened on or the certificate not be read
    /// @throws StoreException when the store cannot be asked for the administrator's password or
    ///   what is wished of agents
    public static Server start(
            ServerConfig config, Store store, ServerClock clock, Consumer<String> log)
            throws BadConfiguration, IOException, StoreException {
        InetAddress listen = Reach.address(config.host());
        boolean encrypted = Reach.isEncrypted(config, listen);
        Reach.refuseOpenDoor(config, listen, encrypted, store);
        Optional<ServedCertificate> certificate =
                encrypted ? Optional.of(Reach.certificate(config, clock, log)) : Optional.empty();
        Server server = new Server(config, listen, certificate, store, clock, log);
        server.ingest.start();
        try {
            server.front.start();
        } catch (IOException e) {
            server.close();
            throw e;
        }
        log.accept("listening on " + server.url());
        return server;
    }

    /// Sets the administrator's password; sessions that an older one opened end.
    ///
    /// @return why the password will not do, or nothing when it is set
    public static Optional<String> setPassword(
            Registry registry, char[] password, ServerClock clock) throws StoreException {
        Optional<String> refusal = Passwords.refusal(password);
        if (refusal.isEmpty()) {
            registry.adminPassword(Passwords.encode(password));
            registry.record(
                    new Registry.Event(clock.micros(), "admin", "password-set", "admin", "local"));
        }
        return refusal;
    }

    /// Makes a token that lets agents enrol, without a running server.
    ///
    /// @param life how long it is worth something, a day at most
    /// @param uses how many hosts it enrols
    /// @return what the administrator sees, once
    public static String makeToken(
            ServerConfig config,
            Registry registry,
            Duration life,
            int uses,
            String note,
            ServerClock clock,
            Consumer<String> log)
            throws BadConfiguration, IOException, StoreException {
        String fingerprint =
                Reach.isEncrypted(config, Reach.address(config.host()))
                        ? Reach.certificate(config, clock, log).fingerprint()
                        : "";
        return Tokens.makeLocally(registry, clock, life, uses, note, fingerprint).text();
    }

    /// Where it listens.
    public InetSocketAddress address() {
        return new InetSocketAddress(host, front.port());
    }

    /// A door for messages that do not come by HTTP. Whoever uses it ends before the server.
    ///
    /// @param trust whose messages it takes
    public Inbox inbox(Inbox.Trust trust) {
        return ingest.inbox(trust);
    }

    /// Its address for people and agents.
    public String url() {
        String name = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
        return (certificate.isPresent() ? "https://" : "http://") + name + ":" + front.port();
    }

    /// The fingerprint of the certificate that it shows, if it shows one.
    public Optional<String> fingerprint() {
        return certificate.map(ServedCertificate::fingerprint);
    }

    /// What is left to hear of messages that were taken in.
    private record Heard(Live live, Audit audit, ServerClock clock, Buckets told)
            implements Ingest.Listener {
        Heard(Live live, Audit audit, ServerClock clock) {
            this(live, audit, clock, new Buckets(1 / 60.0, 1));
        }

        @Override
        public boolean isWanted() {
            return live.isWatched();
        }

        @Override
        public void kept(Snapshot snapshot) {
            live.publish(snapshot);
        }

        @Override
        public void impersonation(String agent, Exchange exchange) {
            if (told.take(agent, clock.nanos()) == 0) {
                audit.record("agent " + agent, "impersonation", "messages", exchange);
            }
        }
    }

    private final class Counted implements MetricsText.Figures {
        private final Live live;

        Counted(Live live) {
            this.live = live;
        }

        @Override
        public int connections() {
            return Server.this.connections();
        }

        @Override
        public int liveStreams() {
            return live.count();
        }

        @Override
        public int agentsBehind() {
            return ingest.agentsBehind();
        }

        @Override
        public long inFlightBytes() {
            return ingest.inFlightBytes();
        }
    }

    /// Takes no more, commits what has come, ends all connections; within some 15 s. May be called
    /// twice.
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        health.stopping();
        ingest.close();
        front.close();
    }
}
