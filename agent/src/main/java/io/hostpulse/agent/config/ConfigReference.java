package io.hostpulse.agent.config;

import io.hostpulse.config.Manual;
import io.hostpulse.outputs.OutputOptions;

/// What people read about the agent's configuration, written from the tables of keys: the manual's
/// page and the sample file.
public final class ConfigReference {
    private static final String OUTPUTS =
            """

            ### outputs

            Where messages go: one section for each output, under a name of its own, for example
            `outputs.local.type`. A name has 1 to 32 lower-case letters, digits and dashes and
            begins with a letter. At most 16 outputs; two of them must not write the same file.
            """;

    private static final Manual<AgentConfig> MANUAL =
            new Manual<>(
                    "agent",
                    "docs/configuration.md",
                    ConfigLoader.VOCABULARY,
                    AgentConfig.DEFAULT,
                    "5s");

    private ConfigReference() {}

    /// The page `docs/configuration.md`.
    public static String text() {
        var text = new StringBuilder(MANUAL.page()).append(OUTPUTS);
        for (OutputForm<?> form : OutputForm.ALL) {
            text.append(type(form));
        }
        return text.toString();
    }

    private static <O extends OutputOptions> String type(OutputForm<O> form) {
        return Manual.type(form.word(), form.help(), form.keys(), form.defaults());
    }

    /// The file `docs/hostpulse.yaml`: one console output, everything else commented out.
    public static String sample() {
        var text = new StringBuilder(MANUAL.sample()).append("\noutputs:\n");
        for (OutputForm<?> form : OutputForm.ALL) {
            text.append(sample(form));
        }
        return text.toString();
    }

    private static <O extends OutputOptions> String sample(OutputForm<O> form) {
        boolean isActive = form.word().equals(OutputForm.CONSOLE.word());
        return Manual.sampleThing(form.word(), form.help(), form.keys(), form.defaults(), isActive);
    }
}
