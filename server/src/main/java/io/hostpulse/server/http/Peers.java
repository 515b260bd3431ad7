package io.hostpulse.server.http;

import io.hostpulse.server.HttpLimits;
import io.hostpulse.server.ServerClock;

import org.jspecify.annotations.Nullable;

import java.net.InetAddress;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/// All connections, and the watch over them: ends those that let a deadline pass, and keeps one
/// address from taking all of them. Thread-safe.
final class Peers implements AutoCloseable {
    private static final long ROUND_NANOS = 250_000_000L;

    private final HttpLimits limits;
    private final ServerClock clock;
    private final Served served;
    private final Set<Peer> peers = ConcurrentHashMap.newKeySet();
    private final Map<InetAddress, Integer> strangers = new ConcurrentHashMap<>();
    private final Handshakes handshakes;
    private volatile boolean closed;
    private @Nullable Thread watch;

    Peers(HttpLimits limits, ServerClock clock, Served served) {
        this.limits = limits;
        this.clock = clock;
        this.served = served;
        this.handshakes = new Handshakes(clock);
    }

    void start() {
        watch = Thread.ofPlatform().daemon().name("hostpulse-watch").start(this::watch);
    }

    /// Connections that are not yet encrypted.
    Handshakes handshakes() {
        return handshakes;
    }

    /// How many connections there are.
    int count() {
        return peers.size();
    }

    /// Whether one more connection of this address is let in.
    boolean letIn(InetAddress address) {
        if (limits.loopbackExempt() && address.isLoopbackAddress()) {
            return true;
        }
        boolean in = strangers.merge(address, 1, Integer::sum) <= limits.strangersPerAddress();
        if (!in) {
            forget(address);
            served.cut(Served.Cut.TOO_MANY);
        }
        return in;
    }

    void add(Peer peer) {
        peers.add(peer);
        peer.makeCurrent();
    }

    void remove(Peer peer) {
        peers.remove(peer);
        if (peer.isStranger()) {
            known(peer);
        }
    }

    /// The client has shown a credential: it does not count as a stranger any more.
    void known(Peer peer) {
        if (peer.isStranger()) {
            peer.known();
            if (!limits.loopbackExempt() || !peer.isLoopback()) {
                forget(peer.address());
            }
        }
    }

    private void forget(InetAddress address) {
        strangers.computeIfPresent(address, (_, count) -> count <= 1 ? null : count - 1);
    }

    /// Ends all connections of whoever this is.
    void end(Predicate<Object> who) {
        for (Peer peer : peers) {
            Optional<Object> principal = peer.principal();
            if (principal.isPresent() && who.test(principal.get())) {
                served.cut(Served.Cut.REVOKED);
                peer.end();
            }
        }
    }

    private void watch() {
        while (!closed) {
            LockSupport.parkNanos(ROUND_NANOS);
            long now = clock.nanos();
            for (Peer peer : peers) {
                peer.endIfOverdue(now).ifPresent(served::cut);
            }
            handshakes.endOverdue(now);
        }
    }

    @Override
    public void close() {
        closed = true;
        if (watch != null) {
            LockSupport.unpark(watch);
        }
        for (Peer peer : peers) {
            peer.end();
        }
    }
}
