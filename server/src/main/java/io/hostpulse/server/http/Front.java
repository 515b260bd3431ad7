package io.hostpulse.server.http;

import io.helidon.common.socket.SocketOptions;
import io.helidon.common.tls.Tls;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import io.hostpulse.server.BytesBudget;
import io.hostpulse.server.HttpLimits;
import io.hostpulse.server.ServerClock;
import io.hostpulse.store.StoreException;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

import javax.net.ssl.SSLContext;

/// The server's door: HTTP/1.1 on virtual threads, plain or over TLS. Knows limits, paths and
/// errors; what an endpoint does is its owner's.
public final class Front implements AutoCloseable {
    /// Answers requests, after the guard has let them in.
    @FunctionalInterface
    public interface Answers {
        /// Answers one request.
        ///
        /// @throws ProblemException to answer with that error
        /// @throws StoreException to answer with 503
        /// @throws IOException when the client is gone
        void answer(Exchange exchange)
                throws ProblemException, StoreException, IOException, InterruptedException;
    }

    /// Says who may come in.
    @FunctionalInterface
    public interface Guard {
        /// Lets a request in, or throws what it is answered with.
        ///
        /// @return whether the client has shown a credential
        boolean letIn(Exchange exchange) throws ProblemException, StoreException;
    }

    private static final Duration CLOSE_GRACE = Duration.ofMillis(500);

    /// How much of an answer the kernel keeps for a client that has not taken it yet, in bytes; it
    /// takes twice as much memory for that (socket(7), `SO_SNDBUF`). Without a bound it keeps some
    /// megabytes each (tcp(7), `tcp_wmem`): gigabytes for a thousand clients that read slowly. So
    /// much is sent in each round trip: 2.6 MB/s to a client 100 ms away.
    private static final int SEND_BUFFER = 131_072;

    /// Large answers that wait for their clients may have this share of the heap.
    private static final int ANSWERS_SHARE = 4;

    private final Router router = new Router();
    private final BytesBudget room =
            new BytesBudget(Runtime.getRuntime().maxMemory() / ANSWERS_SHARE);
    private final Peers peers;
    private final Guard guard;
    private final Answers answers;
    private final Served served;
    private final ServerClock clock;
    private final Consumer<String> log;
    private final InetSocketAddress address;
    private final Listener listener;

    public Front(
            InetSocketAddress listen,
            Optional<SSLContext> tls,
            HttpLimits limits,
            Guard guard,
            Answers answers,
            Served served,
            ServerClock clock,
            Consumer<String> log) {
        this.guard = guard;
        this.answers = answers;
        this.served = served;
        this.clock = clock;
        this.log = log;
        this.peers = new Peers(limits, clock, served);
        this.address = listen;
        this.listener = new Listener(listen.getPort(), port -> server(port, tls, limits), log);
    }

    private WebServer server(int port, Optional<SSLContext> tls, HttpLimits limits) {
        Http1Config http =
                Http1Config.builder()
                        .maxPrologueLength(HttpLimits.REQUEST_LINE)
                        .maxHeadersSize(HttpLimits.HEADERS_BYTES)
                        .build();
        var selector = Http1ConnectionSelector.builder().config(http).build();
        WebServerConfig.Builder builder =
                WebServer.builder()
                        .bindAddress(new InetSocketAddress(address.getAddress(), port))
                        .port(port)
                        .useNio(false)
                        .shutdownHook(false)
                        .featuresDiscoverServices(false)
                        .protocolsDiscoverServices(false)
                        .addConnectionSelector(
                                new WatchedConnections(selector, peers, limits, clock))
                        .maxTcpConnections(OpenFiles.connections(limits.connections()))
                        .maxPayloadSize(HttpLimits.BODY_BYTES)
                        .contentEncoding(new RawBodies())
                        .directHandlers(Problems.directHandlers(served))
                        .shutdownGracePeriod(CLOSE_GRACE)
                        .idleConnectionTimeout(Duration.ofDays(365))
                        .connectionOptions(
                                SocketOptions.builder()
                                        .readTimeout(limits.idle().plusSeconds(15))
                                        .tcpNoDelay(true)
                                        .socketSendBufferSize(SEND_BUFFER)
                                        .build())
                        .routing(HttpRouting.builder().any(this::handle));
        tls.ifPresent(
                context ->
                        builder.tls(
                                Tls.builder()
                                        .sslContext(
                                                new ServedSslContext(context, peers.handshakes()))
                                        .build()));
        return builder.build();
    }

    /// Begins to listen.
    ///
    /// @throws BindException when the address is not this host's or is taken
    /// @throws IOException when it cannot be listened on for another reason
    public void start() throws IOException {
        Optional<Throwable> failure = listener.start();
        if (failure.isPresent()) {
            Throwable root = root(failure.get());
            String what = "cannot listen on " + address + ": " + root.getMessage();
            IOException thrown =
                    root instanceof BindException ? new BindException(what) : new IOException(what);
            thrown.initCause(root);
            throw thrown;
        }
        peers.start();
    }

    private static Throwable root(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    /// The port that is listened on.
    public int port() {
        return listener.port();
    }

    /// How many connections there are.
    public int connections() {
        return peers.count();
    }

    /// Ends all connections of whoever this is.
    public void end(Predicate<Object> who) {
        peers.end(who);
    }

    private void handle(ServerRequest request, ServerResponse response) throws IOException {
        long from = clock.nanos();
        Peer peer = Peer.current().orElseThrow();
        peer.beginBody();
        SecurityHeaders.set(response.headers());
        String path = request.prologue().uriPath().rawPath();
        Exchange exchange = null;
        String name = "other";
        int status;
        try {
            checkHead(request);
            Router.Found found = router.find(request.prologue().method().text(), path);
            name = found.endpoint().path();
            exchange = exchange(request, response, peer, found);
            status = answer(exchange, peer);
        } catch (ProblemException e) {
            status = refuse(exchange, request, response, e);
        } catch (Router.WrongMethod e) {
            response.header(HeaderValues.create(HeaderNames.ALLOW, e.allowed()));
            status =
                    refuse(
                            null,
                            request,
                            response,
                            new ProblemException(405, "use " + e.allowed()));
        }
        served.answered(name, status, clock.nanos() - from);
        if (response.headers().containsToken(HeaderValues.CONNECTION_CLOSE)) {
            // Helidon would take what was not read of the body for the next request.
            throw new CloseConnectionException("the answer was the last one");
        }
        peer.beginIdle();
    }

    private static void checkHead(ServerRequest request) throws ProblemException {
        if (request.headers().size() > HttpLimits.HEADERS) {
            throw new ProblemException(431, "more than " + HttpLimits.HEADERS + " headers");
        }
        if (request.headers().contains(HeaderNames.TRANSFER_ENCODING)) {
            throw new ProblemException(411, "a body needs a Content-Length; no chunks are taken");
        }
        if (request.headers().values(HeaderNames.CONTENT_LENGTH).size() > 1) {
            throw new ProblemException(400, "Content-Length stands twice");
        }
    }

    private Exchange exchange(
            ServerRequest request, ServerResponse response, Peer peer, Router.Found found)
            throws ProblemException {
        String query = request.prologue().query().rawValue();
        return new Exchange(
                request,
                response,
                peer,
                room,
                found.endpoint(),
                found.variables(),
                Parameters.of(query == null ? "" : query, found.endpoint()));
    }

    private int answer(Exchange exchange, Peer peer) throws IOException, ProblemException {
        boolean known = false;
        try {
            known = guard.letIn(exchange);
            if (known) {
                peers.known(peer);
            }
            answers.answer(exchange);
            return exchange.status();
        } catch (ProblemException e) {
            exchange.drain(known);
            exchange.problem(e);
            return e.status();
        } catch (StoreException e) {
            exchange.drain(known);
            exchange.problem(new ProblemException(503, "the store cannot answer now", 5));
            return 503;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(503, "the server is stopping", 5);
        } catch (RuntimeException e) {
            if (e instanceof CloseConnectionException) {
                throw e;
            }
            log.accept("answering " + exchange.endpoint() + " failed: " + e);
            throw new ProblemException(500, "the server failed to answer");
        }
    }

    private static int refuse(
            @Nullable Exchange exchange,
            ServerRequest request,
            ServerResponse response,
            ProblemException problem) {
        boolean body =
                request.headers().contentLength().orElse(0) > 0
                        || request.headers().contains(HeaderNames.TRANSFER_ENCODING);
        if (body) {
            response.header(HeaderValues.CONNECTION_CLOSE);
        }
        if (exchange != null) {
            exchange.problem(problem);
        } else {
            byte[] text = Problems.body(problem.status(), problem.detail());
            response.status(problem.status());
            response.header(HeaderValues.create(HeaderNames.CONTENT_TYPE, Problems.TYPE));
            response.send(text);
        }
        return problem.status();
    }

    /// Stops listening, ends all connections.
    @Override
    public void close() {
        peers.close();
        listener.close();
    }
}
