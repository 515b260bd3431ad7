package io.hostpulse.cli;

import io.hostpulse.outputs.ServerUrl;
import io.hostpulse.server.BadConfiguration;
import io.hostpulse.server.ServerSettings.StoreChoice;
import io.hostpulse.sql.PostgresLogin;
import io.hostpulse.store.Login;
import io.hostpulse.store.Store;
import io.hostpulse.store.StoreException;
import io.hostpulse.store.StoreLimits;
import io.hostpulse.store.Stores;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Properties;
import java.util.function.Consumer;

/// Opens the store that a configuration names.
final class StoreDoor {
    private StoreDoor() {}

    /// Opens it.
    ///
    /// @throws BadConfiguration when the URL names a database that nobody may use like this
    static Store open(StoreChoice choice, Path dataFolder, StoreLimits limits, Consumer<String> log)
            throws BadConfiguration, StoreException {
        return switch (choice.url()) {
            case StoreChoice.MEMORY -> Stores.memory(limits);
            case StoreChoice.EMBEDDED ->
                    Stores.open(
                            "jdbc:sqlite:" + dataFolder.resolve("store.db"),
                            Login.NONE,
                            limits,
                            log);
            default ->
                    isServer(choice)
                            ? shared(choice, limits, log)
                            : Stores.open(choice.url(), Login.NONE, limits, log);
        };
    }

    /// Whether the store is in a database server, which may be away and come back.
    static boolean isServer(StoreChoice choice) {
        return ServerUrl.serverOf(choice.url()).isPresent();
    }

    private static Store shared(StoreChoice choice, StoreLimits limits, Consumer<String> log)
            throws BadConfiguration, StoreException {
        ServerUrl url;
        try {
            url = ServerUrl.parse(choice.url());
        } catch (IllegalArgumentException e) {
            throw new BadConfiguration("server.store.url: a URL which " + e.getMessage());
        }
        PostgresLogin.warning(url).ifPresent(log);
        return Stores.open(url.bare(), () -> login(choice, url), limits, log);
    }

    private static Properties login(StoreChoice choice, ServerUrl url) throws StoreException {
        try {
            return PostgresLogin.properties(url, choice.user(), choice.passwordFile());
        } catch (IOException e) {
            throw new StoreException(
                    StoreException.Kind.HALTED, "store " + url.place() + ": " + e.getMessage(), e);
        }
    }
}
