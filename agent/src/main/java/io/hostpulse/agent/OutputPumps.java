package io.hostpulse.agent;

import io.hostpulse.agent.time.HostClock;
import io.hostpulse.outputs.Backlog;
import io.hostpulse.outputs.DeadLetters;
import io.hostpulse.outputs.OutputOptions;
import io.hostpulse.outputs.OutputPump;
import io.hostpulse.outputs.http.ServerListener;
import io.hostpulse.outputs.http.ServerUrl;

import java.nio.file.Path;
import java.util.Random;

/// Makes and starts the pumps of outputs, and has the main flow hear what servers say. Confined to
/// the thread that changes outputs.
final class OutputPumps implements Deliveries.Starter {
    private final Surroundings surroundings;
    private final Path stateDirectory;
    private final ServerWords words;
    private final Exchanged exchanged;

    /// Hears of the stamps in a server's answers, on the output's thread.
    @FunctionalInterface
    interface Exchanged {
        /// A server has answered.
        ///
        /// @param url the server
        void with(
                String url,
                long sentNanos,
                long receivedNanos,
                long receiveMicros,
                long transmitMicros,
                long errorMicros);
    }

    /// @param stateDirectory where dead letters are kept
    OutputPumps(
            Surroundings surroundings,
            Path stateDirectory,
            ServerWords words,
            Exchanged exchanged) {
        this.surroundings = surroundings;
        this.stateDirectory = stateDirectory;
        this.words = words;
        this.exchanged = exchanged;
    }

    @Override
    public OutputPump start(OutputOptions options, Backlog backlog) {
        HostClock clock = surroundings.clock();
        DeadLetters letters =
                new DeadLetters(
                        stateDirectory.resolve("dead-letters"),
                        options.name(),
                        DeadLetters.BYTES_MAX,
                        clock::instant,
                        surroundings.log());
        OutputPump pump =
                new OutputPump(
                        options.name(),
                        surroundings.opener().open(options, listener(options)),
                        backlog,
                        letters,
                        clock.monotonic(),
                        new Random(clock.nanoTime()),
                        surroundings.log());
        pump.start();
        return pump;
    }

    private ServerListener listener(OutputOptions options) {
        if (!(options instanceof OutputOptions.Http http)) {
            return ServerListener.none();
        }
        String url = ServerUrl.of(http.url()).text();
        return words.listener(
                http.name(),
                url,
                (sent, received, receiveMicros, transmitMicros, errorMicros) ->
                        exchanged.with(
                                url, sent, received, receiveMicros, transmitMicros, errorMicros));
    }
}
