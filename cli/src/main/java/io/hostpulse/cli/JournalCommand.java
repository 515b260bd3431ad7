package io.hostpulse.cli;

import io.hostpulse.journal.Disk;
import io.hostpulse.journal.FaultPoint;
import io.hostpulse.journal.FileDisk;
import io.hostpulse.journal.JournalInspector;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// `journal`: looks at an agent's journal without changing it, also while the agent runs.
@Command(
        name = "journal",
        description = "Looks at an agent's journal; changes nothing, also while the agent runs.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class JournalCommand {
    private static final String DIRECTORY =
            "The journal's directory: journal in the agent's state directory, for example"
                    + " /var/lib/hostpulse/journal.";

    /// One way of looking.
    @FunctionalInterface
    private interface Look {
        int at(Disk disk, Appendable out) throws IOException;
    }

    @Command(
            name = "check",
            description = "Reads every record; names each damage. Exit code 1 if there is any.",
            mixinStandardHelpOptions = true)
    int check(@Parameters(paramLabel = "DIR", description = DIRECTORY) Path directory)
            throws IOException {
        return look(directory, JournalInspector::check);
    }

    @Command(
            name = "stats",
            description = "Shows what each segment holds, and how far each output is.",
            mixinStandardHelpOptions = true)
    int stats(@Parameters(paramLabel = "DIR", description = DIRECTORY) Path directory)
            throws IOException {
        return look(directory, JournalInspector::stats);
    }

    @Command(
            name = "dump",
            description = "Prints each record: key, time, length, message.",
            mixinStandardHelpOptions = true)
    int dump(@Parameters(paramLabel = "DIR", description = DIRECTORY) Path directory)
            throws IOException {
        return look(directory, JournalInspector::dump);
    }

    @Command(
            name = "fault-points",
            hidden = true,
            description = "Names the steps at which tests of crashes end the agent.")
    int faultPoints() {
        for (FaultPoint point : FaultPoint.values()) {
            System.out.println(point);
        }
        return ExitCode.OK;
    }

    private static int look(Path directory, Look look) throws IOException {
        if (!Files.isDirectory(directory)) {
            System.err.println(
                    "hostpulse: journal: there is no directory "
                            + directory
                            + "; the journal stands below agent.state-dir");
            return ExitCode.FAILURE;
        }
        Writer out = new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8));
        try {
            return look.at(new FileDisk(directory), out);
        } finally {
            out.flush();
        }
    }
}
