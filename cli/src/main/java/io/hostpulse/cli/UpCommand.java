package io.hostpulse.cli;

import io.hostpulse.agent.Log;
import io.hostpulse.server.BadConfiguration;
import io.hostpulse.server.ServerConfig;
import io.hostpulse.server.ServerSettings.StoreChoice;
import io.hostpulse.store.StoreException;
import io.hostpulse.store.StoreLimits;

import java.io.IOException;
import java.nio.file.Path;

/// `up`: a server with the embedded store and an agent that delivers to it, in one process, until a
/// signal ends both.
final class UpCommand {
    private static final Path DATA = Path.of("data");

    /// Stands for a server that is not there yet. Never asked.
    private static final String URL_OF_NOBODY = "http://127.0.0.1:1";

    private UpCommand() {}

    /// Runs both.
    ///
    /// @param arguments the command line, `up` first; settings of the agent may follow
    /// @return the exit code
    static int run(String[] arguments) {
        Log log = new Log(System.err);
        CommandLineWords words = CommandLineWords.of(arguments, 1);
        // Before the server has made its files and said where it listens.
        if (AgentCommand.refuses(words, Defaults.up(DATA, URL_OF_NOBODY))) {
            return ExitCode.BAD_CONFIGURATION;
        }
        Path serverData = DATA.resolve("server");
        try (RunningServer server =
                RunningServer.startAnywhere(
                        ServerConfig.standard(serverData),
                        StoreChoice.DEFAULT,
                        StoreLimits.DEFAULT,
                        log)) {
            return AgentCommand.run(
                    words,
                    Defaults.up(DATA, server.url()),
                    () -> log.accept("see this host: " + server.url() + "/"),
                    log);
        } catch (DataLock.InUse e) {
            log.accept(String.valueOf(e.getMessage()));
            return ExitCode.TRY_LATER;
        } catch (BadConfiguration e) {
            log.accept(String.valueOf(e.getMessage()));
            return ExitCode.BAD_CONFIGURATION;
        } catch (StoreException | IOException e) {
            log.accept("up: the server cannot start: " + e.getMessage());
            return ExitCode.FAILURE;
        }
    }
}
