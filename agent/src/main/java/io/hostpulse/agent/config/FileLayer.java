package io.hostpulse.agent.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the configuration file says: walks its tree and knows sections from keys.
final class FileLayer {
    private final Givens givens;
    private final Problems problems;

    private FileLayer(Givens givens, Problems problems) {
        this.givens = givens;
        this.problems = problems;
    }

    /// Reads a file into what is given. Returns whether it could be read as YAML; its problems are
    /// reported either way.
    static boolean read(Path file, Givens givens, Problems problems) {
        Optional<String> text = ConfigText.read(file, problems);
        if (text.isEmpty()) {
            return false;
        }
        YamlNode root = YamlTree.parse(file, text.get(), problems);
        if (root instanceof YamlNode.Mapping mapping) {
            new FileLayer(givens, problems).section("", mapping);
            return true;
        }
        if (!(root instanceof YamlNode.Broken)) {
            problems.add(
                    root.at(),
                    "the file is "
                            + root.found()
                            + "; expected the sections "
                            + Words.or(Sections.children("")));
        }
        return false;
    }

    private void section(String prefix, YamlNode.Mapping mapping) {
        for (YamlNode.Entry entry : mapping.entries()) {
            String name = prefix + entry.key();
            boolean isOneWord = entry.key().indexOf('.') < 0;
            if (name.equals(Sections.OUTPUTS)) {
                if (isMapping(name, entry)) {
                    outputs((YamlNode.Mapping) entry.value());
                }
            } else if (isOneWord && Keys.named(name).isPresent()) {
                Optional<Given> given = given(name, entry);
                if (given.isPresent()) {
                    givens.add(name, given.get());
                }
            } else if (isOneWord && Sections.isSection(name)) {
                if (isMapping(name, entry)) {
                    section(name + ".", (YamlNode.Mapping) entry.value());
                }
            } else {
                problems.add(
                        entry.at(),
                        "unknown key "
                                + Shown.plain(name)
                                + (problems.crowded()
                                        ? ""
                                        : "; " + Sections.adviceInFile(prefix, entry.key())));
            }
        }
    }

    private void outputs(YamlNode.Mapping outputs) {
        for (YamlNode.Entry output : outputs.entries()) {
            String name = output.key();
            if (!OutputNames.isName(name)) {
                problems.add(
                        output.at(),
                        "the output name "
                                + Shown.quoted(name)
                                + " cannot be used; expected "
                                + OutputNames.EXPECTED);
            } else if (isMapping(Sections.OUTPUTS + "." + name, output)) {
                givens.addOutput(name, output.at());
                for (YamlNode.Entry field : ((YamlNode.Mapping) output.value()).entries()) {
                    String key = Sections.OUTPUTS + "." + name + "." + field.key();
                    Optional<Given> given = given(key, field);
                    if (given.isPresent()) {
                        givens.addOutput(name, field.key(), given.get());
                    }
                }
            }
        }
    }

    /// Whether an entry holds keys; reports it when not.
    private boolean isMapping(String name, YamlNode.Entry entry) {
        YamlNode value = entry.value();
        if (value instanceof YamlNode.Mapping) {
            return true;
        }
        if (!(value instanceof YamlNode.Broken)) {
            boolean isNull = value instanceof YamlNode.Scalar scalar && scalar.isNull();
            problems.add(
                    isNull ? entry.at() : value.at(),
                    Shown.plain(name)
                            + " is "
                            + value.found()
                            + "; expected a section with keys"
                            + (isNull ? ", or leave it out" : ""));
        }
        return false;
    }

    /// The entry's value or list; empty when it is neither, which is then reported.
    private Optional<Given> given(String name, YamlNode.Entry entry) {
        if (entry.value() instanceof YamlNode.Sequence sequence) {
            return items(name, sequence);
        }
        if (entry.value() instanceof YamlNode.Scalar scalar && !scalar.isNull()) {
            return Optional.of(new Given.One(scalar.at(), scalar.text()));
        }
        if (!(entry.value() instanceof YamlNode.Broken)) {
            boolean isScalar = entry.value() instanceof YamlNode.Scalar;
            problems.add(
                    isScalar ? entry.at() : entry.value().at(),
                    Shown.plain(name)
                            + " is "
                            + entry.value().found()
                            + "; expected "
                            + expected(name)
                            + (isScalar ? ", or leave it out" : ""));
        }
        return Optional.empty();
    }

    private static String expected(String name) {
        Optional<Key<AgentConfig, ?>> key = Keys.named(name);
        return key.isPresent() ? key.get().kind().expected() : "a value";
    }

    private Optional<Given> items(String name, YamlNode.Sequence sequence) {
        List<Given.One> items = new ArrayList<>();
        boolean isSound = true;
        for (YamlNode item : sequence.items()) {
            if (item instanceof YamlNode.Scalar scalar && !scalar.isNull()) {
                items.add(new Given.One(scalar.at(), scalar.text()));
            } else {
                isSound = false;
                if (!(item instanceof YamlNode.Broken)) {
                    problems.add(
                            item.at(),
                            "an item of "
                                    + Shown.plain(name)
                                    + " is "
                                    + item.found()
                                    + "; expected a text");
                }
            }
        }
        return isSound ? Optional.of(new Given.Many(sequence.at(), items)) : Optional.empty();
    }
}
