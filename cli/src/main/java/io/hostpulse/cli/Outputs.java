package io.hostpulse.cli;

import io.hostpulse.agent.OutputOpener;
import io.hostpulse.agent.time.HostClock;
import io.hostpulse.collect.FileStatus;
import io.hostpulse.kafka.KafkaOutput;
import io.hostpulse.outputs.ConsoleOutput;
import io.hostpulse.outputs.Decoder;
import io.hostpulse.outputs.FileGlance;
import io.hostpulse.outputs.FileOutput;
import io.hostpulse.outputs.Output;
import io.hostpulse.outputs.OutputOptions;
import io.hostpulse.outputs.http.CredentialFile;
import io.hostpulse.outputs.http.HttpOutput;
import io.hostpulse.outputs.http.Names;
import io.hostpulse.outputs.http.RemoteWriteOutput;
import io.hostpulse.outputs.http.ServerListener;
import io.hostpulse.sql.SqlOutput;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// The wiring of outputs: which class serves which options.
final class Outputs implements OutputOpener {
    /// The collecting module's way to look at a file, for an output.
    private record Glance(FileStatus status) implements FileGlance {
        @Override
        public boolean look() {
            return status.look();
        }

        @Override
        public long device() {
            return status.device();
        }

        @Override
        public long inode() {
            return status.inode();
        }

        @Override
        public long size() {
            return status.size();
        }
    }

    private final HostClock clock;
    private final Consumer<String> log;
    private final Path stateDirectory;

    /// @param stateDirectory where the credential is, if an output does not say
    Outputs(HostClock clock, Path stateDirectory, Consumer<String> log) {
        this.clock = clock;
        this.log = log;
        this.stateDirectory = stateDirectory;
    }

    @Override
    public Output open(OutputOptions options, ServerListener listener) {
        // No pattern switch: its bootstrap costs every start 9 ms.
        if (options instanceof OutputOptions.Console console) {
            return ConsoleOutput.of(console, System.out);
        }
        if (options instanceof OutputOptions.File file) {
            return new FileOutput(
                    file, clock::instant, log, new Glance(new FileStatus(file.path())));
        }
        if (options instanceof OutputOptions.Sql sql) {
            return new SqlOutput(sql, Decoder.ofMessages(), clock::instant, clock.monotonic(), log);
        }
        if (options instanceof OutputOptions.Kafka kafka) {
            return new KafkaOutput(kafka, clock.monotonic(), log);
        }
        if (options instanceof OutputOptions.Http http) {
            return new HttpOutput(
                    http.withCredentialFile(credentialFile(http, stateDirectory)),
                    Names.ofSystem(),
                    listener,
                    Version.text(),
                    clock::instant,
                    clock.monotonic(),
                    log);
        }
        return new RemoteWriteOutput(
                (OutputOptions.RemoteWrite) options,
                Names.ofSystem(),
                Decoder.ofMessages(),
                Version.text(),
                clock::instant,
                clock.monotonic(),
                log);
    }

    /// Where an output's credential is.
    private static Path credentialFile(OutputOptions.Http http, Path stateDirectory) {
        return http.credentialFile().orElse(stateDirectory.resolve(CredentialFile.NAME));
    }

    /// What is wrong with the credential files of the outputs; those that are not there yet are
    /// not, for an enrolment may come later.
    static List<String> credentialProblems(List<OutputOptions> outputs, Path stateDirectory) {
        List<String> problems = new ArrayList<>();
        for (OutputOptions output : outputs) {
            if (output instanceof OutputOptions.Http http) {
                try {
                    CredentialFile.read(credentialFile(http, stateDirectory));
                } catch (CredentialFile.Unusable e) {
                    problems.add("output " + http.name() + ": " + e.why());
                }
            }
        }
        return problems;
    }
}
