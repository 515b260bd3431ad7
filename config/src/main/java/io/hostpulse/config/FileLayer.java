package io.hostpulse.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the configuration file says: walks its tree and knows sections from keys.
final class FileLayer {
    private final Vocabulary<?> vocabulary;
    private final Sections sections;
    private final Givens givens;
    private final Problems problems;

    private FileLayer(Vocabulary<?> vocabulary, Givens givens, Problems problems) {
        this.vocabulary = vocabulary;
        this.sections = new Sections(vocabulary);
        this.givens = givens;
        this.problems = problems;
    }

    /// Reads a file into what is given. Returns whether it could be read as YAML; its problems are
    /// reported either way.
    static boolean read(Path file, Vocabulary<?> vocabulary, Givens givens, Problems problems) {
        Optional<String> text = ConfigText.read(file, problems);
        if (text.isEmpty()) {
            return false;
        }
        YamlNode root = YamlTree.parse(file, text.get(), problems);
        if (root instanceof YamlNode.Mapping mapping) {
            new FileLayer(vocabulary, givens, problems).section("", mapping);
            return true;
        }
        if (!(root instanceof YamlNode.Broken)) {
            problems.add(
                    root.at(),
                    "the file is "
                            + root.found()
                            + "; expected the sections "
                            + Words.or(new Sections(vocabulary).children("")));
        }
        return false;
    }

    private void section(String prefix, YamlNode.Mapping mapping) {
        for (YamlNode.Entry entry : mapping.entries()) {
            String name = prefix + entry.key();
            boolean isOneWord = entry.key().indexOf('.') < 0;
            Optional<NamedSection> things = vocabulary.things();
            if (things.isPresent() && name.equals(things.get().name())) {
                if (isMapping(name, entry)) {
                    things(things.get(), (YamlNode.Mapping) entry.value());
                }
            } else if (isOneWord && vocabulary.isKey(name)) {
                Optional<Given> given = given(name, entry);
                if (given.isPresent()) {
                    givens.add(name, given.get());
                }
            } else if (isOneWord && sections.isSection(name)) {
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
                                        : "; " + sections.adviceInFile(prefix, entry.key())));
            }
        }
    }

    private void things(NamedSection section, YamlNode.Mapping things) {
        for (YamlNode.Entry thing : things.entries()) {
            String name = thing.key();
            if (!Names.isName(name)) {
                problems.add(
                        thing.at(),
                        "the "
                                + section.thing()
                                + " name "
                                + Shown.quoted(name)
                                + " cannot be used; expected "
                                + Names.EXPECTED);
            } else if (isMapping(section.name() + "." + name, thing)) {
                givens.addThing(name, thing.at());
                for (YamlNode.Entry field : ((YamlNode.Mapping) thing.value()).entries()) {
                    String key = section.name() + "." + name + "." + field.key();
                    Optional<Given> given = given(key, field);
                    if (given.isPresent()) {
                        givens.addField(name, field.key(), given.get());
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
                            + vocabulary.expected(name)
                            + (isScalar ? ", or leave it out" : ""));
        }
        return Optional.empty();
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
