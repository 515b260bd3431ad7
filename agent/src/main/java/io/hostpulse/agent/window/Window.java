package io.hostpulse.agent.window;

import io.hostpulse.catalogue.ClockReading;
import io.hostpulse.catalogue.MonotonicClock;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.collect.OtherPlaces;
import io.hostpulse.config.HostPort;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// The window through which Prometheus looks at the host: a small HTTP listener on one thread,
/// which shows the newest message's readings and never makes the flow, or a scrape, wait for a
/// reading.
///
/// At most [#VISITORS_MAX] connections; beyond, the one that is idle longest is closed, or the new
/// one when none is idle. An address that cannot be listened at is tried again.
public final class Window implements AutoCloseable {
    static final int VISITORS_MAX = 16;

    /// How long to wait before an address is tried again.
    static final long RETRY_MILLIS = 10_000;

    /// How long to wait after a connection could not be taken.
    private static final long REFUSED_MILLIS = 200;

    private static final long CLOSE_MILLIS = 1_000;

    private final String listen;
    private final Shown shown;
    private final Door door;
    private final MonotonicClock nanoTime;
    private final Consumer<String> log;
    private final Thread thread;
    private final List<Visitor> visitors = new ArrayList<>();
    private volatile @Nullable Selector selector;
    private volatile int port;
    private volatile boolean closed;
    private boolean isRefusedTold;

    /// The flow's.
    private boolean isLeftOutTold;

    /// @param options which say where to listen
    /// @param version of the agent, as the page says it
    public Window(
            WindowOptions options, String version, MonotonicClock nanoTime, Consumer<String> log) {
        this.listen = options.listen().orElseThrow();
        this.shown =
                new Shown(
                        new RowFilter(
                                options.mounts(),
                                options.filesystemTypes(),
                                options.disks(),
                                options.interfaces()));
        this.door = new Door(new Pages(shown, version), new Hosts(options.hosts()));
        this.nanoTime = nanoTime;
        this.log = log;
        this.thread = new Thread(null, this::run, "window", 256 << 10);
        thread.setDaemon(true);
    }

    /// Begins to listen.
    public void start() {
        thread.start();
    }

    /// Takes what was collected, before anything is left out of it.
    ///
    /// @param places where the file systems are mounted besides
    public void collected(Snapshot snapshot, OtherPlaces places) {
        shown.collected(snapshot, places);
        boolean isLeftOut = places.leftOut() > 0;
        if (isLeftOut && !isLeftOutTold) {
            log.accept(
                    "WARN the window leaves out "
                            + places.leftOut()
                            + " mount points of file systems that are mounted several times: more"
                            + " than "
                            + OtherPlaces.PLACES_MAX
                            + "; collect.mounts.exclude and window.mounts.exclude choose");
        }
        isLeftOutTold = isLeftOut;
    }

    /// Takes what stands in the message; from now on it is what is shown.
    public void assembled(Snapshot snapshot, ClockReading time) {
        shown.assembled(snapshot, time);
    }

    /// The port that is listened at, 0 while there is none.
    public int port() {
        return port;
    }

    private void run() {
        boolean isTold = false;
        while (!closed) {
            try (Selector open = Selector.open();
                    ServerSocketChannel server = ServerSocketChannel.open()) {
                server.setOption(StandardSocketOptions.SO_REUSEADDR, true);
                server.bind(address());
                server.configureBlocking(false);
                server.register(open, SelectionKey.OP_ACCEPT);
                port = ((InetSocketAddress) server.getLocalAddress()).getPort();
                selector = open;
                log.accept("the window listens at " + server.getLocalAddress());
                isTold = false;
                serve(open, server);
            } catch (IOException e) {
                if (!isTold) {
                    log.accept(
                            "WARN the window cannot listen at "
                                    + listen
                                    + ": "
                                    + e.getMessage()
                                    + "; it tries again every "
                                    + RETRY_MILLIS / 1_000
                                    + " s");
                    isTold = true;
                }
                pause(RETRY_MILLIS);
            }
        }
    }

    private InetSocketAddress address() throws IOException {
        HostPort address = HostPort.of(listen).orElseThrow(() -> new IOException("not HOST:PORT"));
        return new InetSocketAddress(
                InetAddress.getByName(address.host()), address.port().orElse(0));
    }

    private void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            // Only close() interrupts.
            Thread.currentThread().interrupt();
            closed = true;
        }
    }

    private void serve(Selector open, ServerSocketChannel server) throws IOException {
        try {
            while (!closed) {
                open.select(untilDeadline());
                long now = nanoTime.getAsLong();
                for (SelectionKey key : open.selectedKeys()) {
                    if (key.isValid() && key.attachment() instanceof Visitor visitor) {
                        advance(visitor, now);
                    } else if (key.isValid() && key.isAcceptable()) {
                        accept(open, server, now);
                    }
                }
                open.selectedKeys().clear();
                closeOverdue(now);
            }
        } finally {
            visitors.forEach(Visitor::close);
            visitors.clear();
        }
    }

    /// Milliseconds until a connection is overdue; 0 for ever.
    private long untilDeadline() {
        if (visitors.isEmpty()) {
            return 0;
        }
        long left = Long.MAX_VALUE;
        long now = nanoTime.getAsLong();
        for (Visitor visitor : visitors) {
            left = Math.min(left, visitor.deadline() - now);
        }
        return Math.max(1, left / 1_000_000 + 1);
    }

    private void accept(Selector open, ServerSocketChannel server, long now) {
        try {
            SocketChannel channel = server.accept();
            if (channel == null) {
                return;
            }
            if (visitors.size() >= VISITORS_MAX && !closeIdle()) {
                channel.close();
                return;
            }
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            SelectionKey key = channel.register(open, SelectionKey.OP_READ);
            Visitor visitor = new Visitor(channel, key, door, now);
            key.attach(visitor);
            visitors.add(visitor);
            isRefusedTold = false;
        } catch (IOException e) {
            refused(e);
        }
    }

    /// The process has no descriptor left, most likely: the connection still waits, and would be
    /// tried again at once and for ever.
    private void refused(IOException why) {
        if (!isRefusedTold) {
            isRefusedTold = true;
            log.accept("WARN the window cannot take a connection: " + why.getMessage());
        }
        closeIdle();
        pause(REFUSED_MILLIS);
    }

    private boolean closeIdle() {
        Visitor longest = null;
        for (Visitor visitor : visitors) {
            boolean isLonger = longest == null || visitor.deadline() - longest.deadline() < 0;
            if (visitor.isIdle() && isLonger) {
                longest = visitor;
            }
        }
        if (longest == null) {
            return false;
        }
        longest.close();
        visitors.remove(longest);
        return true;
    }

    private void advance(Visitor visitor, long now) {
        boolean goesOn;
        try {
            goesOn = visitor.advance(now);
        } catch (IOException e) {
            // The other side has gone.
            goesOn = false;
        }
        if (!goesOn) {
            visitor.close();
            visitors.remove(visitor);
        }
    }

    private void closeOverdue(long now) {
        for (int i = visitors.size() - 1; i >= 0; i--) {
            if (now - visitors.get(i).deadline() > 0) {
                visitors.get(i).close();
                visitors.remove(i);
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        Selector open = selector;
        if (open != null) {
            open.wakeup();
        }
        thread.interrupt();
        try {
            thread.join(CLOSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
