package io.hostpulse.cli;

import io.hostpulse.agent.Log;
import io.hostpulse.config.ConfigResult;
import io.hostpulse.config.Problem;
import io.hostpulse.server.BadConfiguration;
import io.hostpulse.server.Reach;
import io.hostpulse.server.Server;
import io.hostpulse.server.ServerClock;
import io.hostpulse.server.ServerConfigLoader;
import io.hostpulse.server.ServerSettings;
import io.hostpulse.store.Store;
import io.hostpulse.store.StoreException;

import java.io.Console;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// `server`: runs the server, and what an administrator does at its keyboard.
final class ServerCommand {
    private static final String SET_PASSWORD = "set-password";
    private static final String TOKEN = "token";
    private static final int PASSWORD_BYTES_MAX = 1_024;
    private static final long STORE_AGAIN_SECONDS = 1;
    private static final Duration TOKEN_LIFE = Duration.ofHours(1);

    /// What is done with a configuration that was accepted.
    @FunctionalInterface
    private interface Work {
        int with(ServerSettings settings, Log log)
                throws DataLock.InUse, BadConfiguration, StoreException, IOException;
    }

    private ServerCommand() {}

    /// Runs the command.
    ///
    /// @param arguments the command line, `server` first
    /// @return the exit code
    static int run(String[] arguments) {
        String second = arguments.length > 1 ? arguments[1] : "";
        return switch (second) {
            case SET_PASSWORD ->
                    with(CommandLineWords.of(arguments, 2), ServerCommand::setPassword);
            case TOKEN -> with(CommandLineWords.of(arguments, 2), ServerCommand::makeToken);
            default -> with(CommandLineWords.of(arguments, 1), ServerCommand::serve);
        };
    }

    private static int with(CommandLineWords words, Work work) {
        Log log = new Log(System.err);
        var loader = new ServerConfigLoader(System.getenv(), words.flags());
        try {
            return switch (loader.load(words.file())) {
                case ConfigResult.Refused<ServerSettings> refused -> {
                    refused.problems().stream().map(Problem::line).forEach(System.err::println);
                    yield ExitCode.BAD_CONFIGURATION;
                }
                case ConfigResult.Loaded<ServerSettings> loaded ->
                        work.with(loaded.loaded().config(), log);
            };
        } catch (DataLock.InUse e) {
            log.accept(String.valueOf(e.getMessage()));
            return ExitCode.TRY_LATER;
        } catch (BadConfiguration e) {
            log.accept(String.valueOf(e.getMessage()));
            return ExitCode.BAD_CONFIGURATION;
        } catch (StoreException | IOException e) {
            log.accept("server: " + e.getMessage());
            return ExitCode.FAILURE;
        }
    }

    private static int serve(ServerSettings settings, Log log)
            throws DataLock.InUse, BadConfiguration, StoreException, IOException {
        var end = new CountDownLatch(1);
        Signals.route(end::countDown);
        boolean isSaid = false;
        try {
            do {
                try (RunningServer server = start(settings, log)) {
                    end.await();
                    log.accept("stopping " + server.url());
                } catch (StoreException e) {
                    if (!mayComeBack(settings, e)) {
                        throw e;
                    }
                    if (!isSaid) {
                        log.accept("server: waiting for the store: " + e.getMessage());
                        isSaid = true;
                    }
                }
            } while (!end.await(STORE_AGAIN_SECONDS, TimeUnit.SECONDS));
            return ExitCode.OK;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.FAILURE;
        }
    }

    private static RunningServer start(ServerSettings settings, Log log)
            throws DataLock.InUse, BadConfiguration, StoreException, IOException {
        return RunningServer.start(
                settings.server(), settings.store(), settings.storeLimits(), settings.kafka(), log);
    }

    /// Whether waiting helps: a database server that is not there yet after both hosts lost power.
    private static boolean mayComeBack(ServerSettings settings, StoreException e) {
        return e.kind() == StoreException.Kind.UNAVAILABLE && StoreDoor.isServer(settings.store());
    }

    private static int setPassword(ServerSettings settings, Log log)
            throws BadConfiguration, StoreException, IOException {
        char[] password = readPassword();
        try (Store store = open(settings, log)) {
            Optional<String> refusal =
                    Server.setPassword(store.registry(), password, ServerClock.system());
            if (refusal.isPresent()) {
                System.err.println("hostpulse: server set-password: " + refusal.get());
                return ExitCode.FAILURE;
            }
            System.out.println("the administrator's password is set");
            return ExitCode.OK;
        } finally {
            Arrays.fill(password, ' ');
        }
    }

    /// From the terminal without echo, or else one line of standard input.
    @SuppressWarnings("SystemConsoleNull") // null is still what its documentation allows
    private static char[] readPassword() throws IOException {
        Console console = System.console();
        if (console != null && console.isTerminal()) {
            char[] typed = console.readPassword("New password of the administrator: ");
            return typed == null ? new char[0] : typed;
        }
        byte[] bytes = System.in.readNBytes(PASSWORD_BYTES_MAX);
        String text = new String(bytes, StandardCharsets.UTF_8);
        int end = text.indexOf('\n');
        return (end < 0 ? text : text.substring(0, end)).toCharArray();
    }

    private static int makeToken(ServerSettings settings, Log log)
            throws BadConfiguration, StoreException, IOException {
        try (Store store = open(settings, log)) {
            String token =
                    Server.makeToken(
                            settings.server(),
                            store.registry(),
                            TOKEN_LIFE,
                            1,
                            "",
                            ServerClock.system(),
                            log);
            System.out.println("# on the host to be added, within an hour:");
            String url = Reach.publicUrl(settings.server());
            System.out.println("hostpulse enroll " + url + " " + token);
            Optional<String> line =
                    Reach.installLine(settings.server(), token, ServerClock.system(), log);
            if (line.isPresent()) {
                System.out.println("# or there, where the agent is not installed yet:");
                System.out.println(line.get());
            }
            return ExitCode.OK;
        }
    }

    private static Store open(ServerSettings settings, Log log)
            throws BadConfiguration, StoreException, IOException {
        if (settings.store().url().equals(ServerSettings.StoreChoice.MEMORY)) {
            throw new IOException(
                    "server.store.url is memory: what is set now would be gone at once");
        }
        Optional<String> owner = Owner.other(settings.dataFolder());
        if (owner.isPresent()) {
            throw new IOException(Owner.advice(settings.dataFolder(), owner.get()));
        }
        DataLock.makeDirectory(settings.dataFolder());
        return StoreDoor.open(settings.store(), settings.dataFolder(), settings.storeLimits(), log);
    }
}
