package io.hostpulse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.agent.config.AgentConfig;
import io.hostpulse.agent.config.ConfigLoader;
import io.hostpulse.config.ConfigResult;
import io.hostpulse.config.Problem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The commands say in Chinese whatever they say in English.
final class SpeechTest {
    private static final Speech CHINESE = Speech.chinese();

    @TempDir private Path folder;

    @Test
    void everyTextOfTheHelpIsThereInChinese() {
        Set<String> texts = new TreeSet<>();
        gather(Commands.line(Speech.english()), texts);
        texts.removeIf(text -> text.isBlank() || CHINESE.translated(text).isPresent());
        assertThat(texts).as("belong into zh-CN.txt, with their Chinese").isEmpty();
    }

    private static void gather(CommandLine line, Set<String> texts) {
        UsageMessageSpec usage = line.getCommandSpec().usageMessage();
        if (usage.hidden()) {
            return;
        }
        texts.add(usage.synopsisHeading());
        texts.add(usage.commandListHeading());
        texts.addAll(List.of(usage.description()));
        texts.addAll(List.of(usage.footer()));
        Stream.concat(
                        line.getCommandSpec().options().stream(),
                        line.getCommandSpec().positionalParameters().stream())
                .map(ArgSpec::description)
                .forEach(text -> texts.addAll(List.of(text)));
        line.getSubcommands().values().forEach(command -> gather(command, texts));
    }

    @Test
    void theHelpOfEachCommandIsChinese() {
        check(Commands.line(CHINESE));
    }

    private static void check(CommandLine line) {
        if (line.getCommandSpec().usageMessage().hidden()) {
            return;
        }
        String help = line.getUsageMessage();
        assertThat(help).startsWith("用法：").doesNotContain("Usage:").doesNotContain("Show this");
        line.getSubcommands().values().forEach(SpeechTest::check);
    }

    @Test
    void whatIsMistypedIsSaidInChinese() {
        for (List<String> words :
                List.of(
                        List.of("nonsense"),
                        List.of("check-config"),
                        List.of("enroll", "https://a.example"),
                        List.of("top", "--interval", "x"),
                        List.of("top", "--interval"),
                        List.of("journal"))) {
            CommandLine line = Commands.line(CHINESE);
            var said = new java.io.StringWriter();
            line.setErr(new java.io.PrintWriter(said, true));
            assertThat(line.execute(words.toArray(String[]::new))).as("%s", words).isEqualTo(2);
            String first = said.toString().lines().findFirst().orElse("");
            assertThat(first.codePoints().anyMatch(c -> c > 0x3000)).as(first).isTrue();
        }
    }

    /// One configuration for each kind of problem.
    @Test
    void problemsOfAConfigurationAreSaidInChinese() throws Exception {
        List<String> english = new ArrayList<>();
        for (String yaml :
                List.of(
                        "agent:\n  intervall: 1s\n",
                        "agent:\n  interval: soon\n",
                        "agent:\n  interval: 1ms\n",
                        "agent:\n  interval: [1s]\n",
                        "agent:\n  interval: 1s\n  interval: 2s\n",
                        "agent: 7\n",
                        "agent:\n\tinterval: 1s\n",
                        "outputs:\n  a:\n    type: nothing\n",
                        "outputs:\n  a:\n    url: http://a\n",
                        "outputs:\n  a:\n    type: http\n",
                        "outputs:\n  a:\n    type: http\n    url: ftp://a\n",
                        "outputs:\n  a:\n    type: console\n    url: x\n",
                        "collect:\n  threads: many\n",
                        "collect:\n  threads: 0\n",
                        "collect:\n  groups:\n    load: perhaps\n",
                        "journal:\n  max-size: 3 bushels\n")) {
            Path file = Files.writeString(folder.resolve("hostpulse.yaml"), yaml);
            var loader = new ConfigLoader(Map.of(), List.of(), AgentConfig.DEFAULT);
            if (loader.load(Optional.of(file))
                    instanceof ConfigResult.Refused<AgentConfig> refused) {
                for (Problem problem : refused.problems()) {
                    if (CHINESE.translated(problem.text()).isEmpty()) {
                        english.add(problem.text());
                    }
                }
            } else {
                throw new AssertionError("taken: " + yaml);
            }
        }
        assertThat(english).as("belong into zh-CN.txt, with their Chinese").isEmpty();
    }

    @Test
    void theLanguageIsThatOfTheLocale() {
        assertThat(Speech.english().say("default")).isEqualTo("default");
        assertThat(CHINESE.say("default")).isEqualTo("默认");
        assertThat(CHINESE.say("from agent.interval")).isEqualTo("取自 agent.interval");
    }
}
