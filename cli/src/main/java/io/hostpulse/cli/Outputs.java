package io.hostpulse.cli;

import io.hostpulse.agent.OutputOpener;
import io.hostpulse.agent.time.HostClock;
import io.hostpulse.outputs.ConsoleOutput;
import io.hostpulse.outputs.Decoder;
import io.hostpulse.outputs.FileOutput;
import io.hostpulse.outputs.Output;
import io.hostpulse.outputs.OutputOptions;
import io.hostpulse.sql.SqlOutput;

import java.util.function.Consumer;

/// The wiring of outputs: which class serves which options.
final class Outputs implements OutputOpener {
    private final HostClock clock;
    private final Consumer<String> log;

    Outputs(HostClock clock, Consumer<String> log) {
        this.clock = clock;
        this.log = log;
    }

    @Override
    public Output open(OutputOptions options) {
        return switch (options) {
            case OutputOptions.Console console -> ConsoleOutput.of(console, System.out);
            case OutputOptions.File file -> new FileOutput(file, clock::instant, log);
            case OutputOptions.Sql sql ->
                    new SqlOutput(sql, Decoder.ofMessages(), clock::instant, clock::nanoTime, log);
        };
    }
}
