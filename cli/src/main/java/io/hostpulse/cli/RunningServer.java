package io.hostpulse.cli;

import io.hostpulse.kafka.KafkaFeed;
import io.hostpulse.server.BadConfiguration;
import io.hostpulse.server.KafkaChoice;
import io.hostpulse.server.Server;
import io.hostpulse.server.ServerClock;
import io.hostpulse.server.ServerConfig;
import io.hostpulse.server.ServerSettings.StoreChoice;
import io.hostpulse.store.Store;
import io.hostpulse.store.StoreException;
import io.hostpulse.store.StoreLimits;

import java.io.IOException;
import java.net.BindException;
import java.util.Optional;
import java.util.function.Consumer;

/// A server with its store, opened from the bottom up and closed from the top down.
final class RunningServer implements AutoCloseable {
    private final DataLock lock;
    private final Store store;
    private final Server server;
    private final Optional<KafkaFeed> feed;

    private RunningServer(DataLock lock, Store store, Server server, Optional<KafkaFeed> feed) {
        this.lock = lock;
        this.store = store;
        this.server = server;
        this.feed = feed;
    }

    /// Starts a server; it answers when this returns.
    ///
    /// @param choice the store, as the configuration names it
    /// @param kafka the topic that is read, if any is
    /// @throws DataLock.InUse when another server uses the data directory
    static RunningServer start(
            ServerConfig config,
            StoreChoice choice,
            StoreLimits limits,
            KafkaChoice kafka,
            Consumer<String> log)
            throws DataLock.InUse, BadConfiguration, StoreException, IOException {
        ServerClock clock = ServerClock.system();
        DataLock lock = DataLock.take(config.dataFolder());
        Store store = null;
        Server server = null;
        try {
            store = StoreDoor.open(choice, config.dataFolder(), limits, log);
            server = Server.start(config, store, clock, log);
            return new RunningServer(
                    lock,
                    store,
                    server,
                    Feeds.open(kafka, server, config.dataFolder(), clock, log));
        } catch (BadConfiguration | StoreException | IOException | RuntimeException e) {
            if (server != null) {
                server.close();
            }
            if (store != null) {
                store.close();
            }
            lock.close();
            throw e;
        }
    }

    /// The same on the configured port, or on any when that one is taken.
    static RunningServer startAnywhere(
            ServerConfig config, StoreChoice choice, StoreLimits limits, Consumer<String> log)
            throws DataLock.InUse, BadConfiguration, StoreException, IOException {
        try {
            return start(config, choice, limits, KafkaChoice.NONE, log);
        } catch (BindException e) {
            log.accept("port " + config.port() + " is taken: the server listens on another");
            return start(config.withPort(0), choice, limits, KafkaChoice.NONE, log);
        }
    }

    /// Its address for people and agents.
    String url() {
        return server.url();
    }

    @Override
    public void close() {
        feed.ifPresent(KafkaFeed::close);
        server.close();
        store.close();
        lock.close();
    }
}
