package io.hostpulse.cli;

import io.hostpulse.server.BadConfiguration;
import io.hostpulse.server.Server;
import io.hostpulse.server.ServerClock;
import io.hostpulse.server.ServerConfig;
import io.hostpulse.server.ServerSettings;
import io.hostpulse.store.Store;
import io.hostpulse.store.StoreException;
import io.hostpulse.store.StoreLimits;
import io.hostpulse.store.Stores;

import java.io.IOException;
import java.net.BindException;
import java.nio.file.Path;
import java.util.function.Consumer;

/// A server with its store, opened from the bottom up and closed from the top down.
final class RunningServer implements AutoCloseable {
    private final DataLock lock;
    private final Store store;
    private final Server server;

    private RunningServer(DataLock lock, Store store, Server server) {
        this.lock = lock;
        this.store = store;
        this.server = server;
    }

    /// Starts a server; it answers when this returns.
    ///
    /// @param storeUrl the store, as the configuration names it
    /// @throws DataLock.InUse when another server uses the data directory
    static RunningServer start(
            ServerConfig config, String storeUrl, StoreLimits limits, Consumer<String> log)
            throws DataLock.InUse, BadConfiguration, StoreException, IOException {
        ServerClock clock = ServerClock.system();
        DataLock lock = DataLock.take(config.dataFolder());
        Store store = null;
        try {
            store = open(storeUrl, config.dataFolder(), limits, log);
            return new RunningServer(lock, store, Server.start(config, store, clock, log));
        } catch (BadConfiguration | StoreException | IOException | RuntimeException e) {
            if (store != null) {
                store.close();
            }
            lock.close();
            throw e;
        }
    }

    /// The same on the configured port, or on any when that one is taken.
    static RunningServer startAnywhere(
            ServerConfig config, String storeUrl, StoreLimits limits, Consumer<String> log)
            throws DataLock.InUse, BadConfiguration, StoreException, IOException {
        try {
            return start(config, storeUrl, limits, log);
        } catch (BindException e) {
            log.accept("port " + config.port() + " is taken: the server listens on another");
            return start(config.withPort(0), storeUrl, limits, log);
        }
    }

    /// Opens the store that a configuration names.
    static Store open(
            String storeUrl, Path dataFolder, StoreLimits limits, Consumer<String> log)
            throws StoreException {
        return switch (storeUrl) {
            case ServerSettings.MEMORY -> Stores.memory(limits);
            case ServerSettings.EMBEDDED ->
                    Stores.open("jdbc:sqlite:" + dataFolder.resolve("store.db"), limits, log);
            default -> Stores.open(storeUrl, limits, log);
        };
    }

    /// Its address for people and agents.
    String url() {
        return server.url();
    }

    @Override
    public void close() {
        server.close();
        store.close();
        lock.close();
    }
}
