package io.hostpulse.server.http;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataReader;
import io.helidon.common.buffers.DataWriter;
import io.helidon.common.concurrency.limits.Limit;
import io.helidon.common.socket.HelidonSocket;
import io.helidon.common.socket.PeerInfo;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.ListenerContext;
import io.helidon.webserver.Router;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import io.hostpulse.server.HttpLimits;
import io.hostpulse.server.ServerClock;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ExecutorService;

/// Puts [Peer] between Helidon's HTTP/1.1 and the socket, for what Helidon has no setting: the time
/// that headers and bodies may take, a floor for their speed, connections per address.
final class WatchedConnections implements ServerConnectionSelector {
    private final ServerConnectionSelector http;
    private final Peers peers;
    private final HttpLimits limits;
    private final ServerClock clock;

    WatchedConnections(
            ServerConnectionSelector http, Peers peers, HttpLimits limits, ServerClock clock) {
        this.http = http;
        this.peers = peers;
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public int bytesToIdentifyConnection() {
        return http.bytesToIdentifyConnection();
    }

    @Override
    public Support supports(BufferData data) {
        return http.supports(data);
    }

    @Override
    public Set<String> supportedApplicationProtocols() {
        return http.supportedApplicationProtocols();
    }

    @Override
    public ServerConnection connection(ConnectionContext context) {
        PeerInfo remote = context.remotePeer();
        peers.handshakes().end(remote.address());
        if (!(remote.address() instanceof InetSocketAddress internet)) {
            throw new CloseConnectionException("no internet address: " + remote.address());
        }
        InetAddress address = internet.getAddress();
        if (!peers.letIn(address)) {
            throw new CloseConnectionException("too many connections of one address");
        }
        var peer = new Peer(address, context, limits, clock);
        return new Watched(http.connection(new Seen(context, peer)), peer, peers);
    }

    private record Watched(ServerConnection http, Peer peer, Peers peers)
            implements ServerConnection {
        @Override
        public void handle(Limit limit) throws InterruptedException {
            peers.add(peer);
            try {
                http.handle(limit);
            } finally {
                peers.remove(peer);
            }
        }

        @Override
        public Duration idleTime() {
            return Duration.ZERO;
        }

        @Override
        public void close(boolean interrupt) {
            http.close(interrupt);
        }
    }

    /// The connection as Helidon's HTTP/1.1 sees it: its reads and writes go through the peer.
    private static final class Seen implements ConnectionContext {
        private final ConnectionContext context;
        private final DataReader reader;
        private final DataWriter writer;

        Seen(ConnectionContext context, Peer peer) {
            this.context = context;
            this.reader = DataReader.create(peer::read);
            this.writer = new WatchedWriter(context.dataWriter(), peer);
        }

        @Override
        public ListenerContext listenerContext() {
            return context.listenerContext();
        }

        @Override
        public ExecutorService executor() {
            return context.executor();
        }

        @Override
        public DataWriter dataWriter() {
            return writer;
        }

        @Override
        public DataReader dataReader() {
            return reader;
        }

        @Override
        public Router router() {
            return context.router();
        }

        @Override
        public HelidonSocket serverSocket() {
            return context.serverSocket();
        }

        @Override
        public PeerInfo remotePeer() {
            return context.remotePeer();
        }

        @Override
        public PeerInfo localPeer() {
            return context.localPeer();
        }

        @Override
        public boolean isSecure() {
            return context.isSecure();
        }

        @Override
        public String socketId() {
            return context.socketId();
        }

        @Override
        public String childSocketId() {
            return context.childSocketId();
        }
    }
}
