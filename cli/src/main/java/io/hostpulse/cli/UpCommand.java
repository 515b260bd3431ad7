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

    private UpCommand() {}

    /// Runs both.
    ///
    /// @param arguments the command line, `up` first; settings of the agent may follow
    /// @return the exit code
    static int run(String[] arguments) {
        Log log = new Log(System.err);
        Path serverData = DATA.resolve("server");
        try (RunningServer server =
                RunningServer.startAnywhere(
                        ServerConfig.standard(serverData),
                        StoreChoice.DEFAULT,
                        StoreLimits.DEFAULT,
                        log)) {
            return AgentCommand.run(
                    CommandLineWords.of(arguments, 1),
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
