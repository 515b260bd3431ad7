package io.hostpulse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// What the package says of the commands is what there is.
final class CommandsTest {
    private static final Path SHARE =
            Path.of(System.getProperty("hostpulse.root"), "packaging", "share");

    @Test
    void theManualAndTheCompletionsNameEveryCommandAndOption() throws IOException {
        for (String file :
                List.of(
                        "man/hostpulse.1",
                        "completion/hostpulse.bash",
                        "completion/_hostpulse",
                        "completion/hostpulse.fish")) {
            String text = Files.readString(SHARE.resolve(file)).replace("\\-", "-");
            check(file, text, Commands.line(Speech.english()));
        }
    }

    private static void check(String file, String text, CommandLine line) {
        for (OptionSpec option : line.getCommandSpec().options()) {
            boolean isGeneral = option.usageHelp() || option.versionHelp();
            String word = option.longestName();
            if (!isGeneral) {
                assertThat(text).as("%s in %s", word, file).contains(word.replace("--", ""));
            }
        }
        for (Map.Entry<String, CommandLine> command : line.getSubcommands().entrySet()) {
            if (!command.getValue().getCommandSpec().usageMessage().hidden()) {
                assertThat(text).as("%s in %s", command.getKey(), file).contains(command.getKey());
                check(file, text, command.getValue());
            }
        }
    }
}
