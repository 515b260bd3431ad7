package io.hostpulse.config;

import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlVersionException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads YAML 1.2 into a tree of nodes with places. What can surprise in a configuration is refused
/// here: anchors, aliases, tags, merge keys, duplicate keys, several documents, deep nesting.
///
/// The only class that knows the YAML parser. It takes the parser's events one by one: nothing is
/// expanded, and no more is read than is understood.
final class YamlTree {
    /// How deep sections and lists may stand in each other.
    static final int DEPTH_MAX = 16;

    private static final String EXPECTED =
            "; expected lines of KEY: VALUE, with sections indented by spaces";

    private final Path file;
    private final Problems problems;
    private final Iterator<Event> events;
    private Origin.File last;

    private YamlTree(Path file, String text, Problems problems) {
        this.file = file;
        this.problems = problems;
        this.last = new Origin.File(file, 1, 1);
        LoadSettings settings =
                LoadSettings.builder().setCodePointLimit(ConfigText.BYTES_MAX + 1).build();
        this.events = new ParserImpl(settings, new StreamReader(settings, text));
    }

    /// The root of a text's only document: a mapping without entries when there is none, and
    /// [YamlNode.Broken] when the text is not YAML, which has then been reported.
    static YamlNode parse(Path file, String text, Problems problems) {
        var tree = new YamlTree(file, text, problems);
        try {
            return tree.document();
        } catch (Stop reported) {
            return new YamlNode.Broken(tree.last);
        }
    }

    private YamlNode document() throws Stop {
        Event event = next();
        while (event.getEventId() == Event.ID.StreamStart) {
            event = next();
        }
        if (event.getEventId() == Event.ID.StreamEnd) {
            return new YamlNode.Mapping(last, List.of());
        }
        YamlNode root = node(next(), 0);
        event = next();
        if (event.getEventId() == Event.ID.DocumentEnd) {
            event = next();
        }
        if (event.getEventId() != Event.ID.StreamEnd) {
            throw stop(last, "a second document begins here; expected one document per file");
        }
        boolean isEmpty = root instanceof YamlNode.Scalar scalar && scalar.isNull();
        return isEmpty ? new YamlNode.Mapping(root.at(), List.of()) : root;
    }

    private YamlNode node(Event event, int depth) throws Stop {
        Origin.File at = last;
        if (depth > DEPTH_MAX) {
            throw stop(at, "nested deeper than " + DEPTH_MAX + " levels; no key is that deep");
        }
        if (event instanceof AliasEvent alias) {
            problems.add(
                    at,
                    "the alias "
                            + Shown.plain("*" + alias.getAlias().getValue())
                            + " is used; aliases are not supported, write the value itself");
            return new YamlNode.Broken(at);
        }
        boolean isSound = checkAnchor(event, at);
        if (event instanceof ScalarEvent scalar) {
            isSound &= checkTag(scalar.getTag(), at);
            boolean isPlain = scalar.getScalarStyle() == ScalarStyle.PLAIN;
            return isSound
                    ? new YamlNode.Scalar(at, scalar.getValue(), isPlain)
                    : new YamlNode.Broken(at);
        }
        if (event instanceof CollectionStartEvent start) {
            isSound &= checkTag(start.getTag(), at);
        }
        YamlNode collection =
                event.getEventId() == Event.ID.SequenceStart
                        ? sequence(at, depth)
                        : mapping(at, depth);
        return isSound ? collection : new YamlNode.Broken(at);
    }

    private YamlNode sequence(Origin.File at, int depth) throws Stop {
        List<YamlNode> items = new ArrayList<>();
        Event event = next();
        while (event.getEventId() != Event.ID.SequenceEnd) {
            items.add(node(event, depth + 1));
            event = next();
        }
        return new YamlNode.Sequence(at, items);
    }

    private YamlNode mapping(Origin.File at, int depth) throws Stop {
        List<YamlNode.Entry> entries = new ArrayList<>();
        Map<String, Integer> lines = new HashMap<>();
        Event event = next();
        while (event.getEventId() != Event.ID.MappingEnd) {
            YamlNode key = node(event, depth + 1);
            YamlNode value = node(next(), depth + 1);
            if (isKey(key) && key instanceof YamlNode.Scalar scalar) {
                Integer first = lines.putIfAbsent(scalar.text(), key.at().line());
                if (first == null) {
                    entries.add(new YamlNode.Entry(key.at(), scalar.text(), value));
                } else {
                    problems.add(
                            key.at(),
                            "the key "
                                    + Shown.plain(scalar.text())
                                    + " is given twice, first in line "
                                    + first
                                    + "; keep one of them");
                }
            }
            event = next();
        }
        return new YamlNode.Mapping(at, entries);
    }

    /// Whether a mapping's key can be one; reports it when not.
    private boolean isKey(YamlNode key) {
        if (key instanceof YamlNode.Broken) {
            return false;
        }
        if (!(key instanceof YamlNode.Scalar scalar)) {
            problems.add(key.at(), "a key is " + key.found() + "; expected a name");
            return false;
        }
        if (scalar.isPlain() && scalar.text().equals("<<")) {
            problems.add(
                    key.at(), "the merge key << is used; it is not supported, write the keys out");
            return false;
        }
        if (scalar.text().isEmpty()) {
            problems.add(key.at(), "a key is empty; expected a name before the colon");
            return false;
        }
        return true;
    }

    private boolean checkAnchor(Event event, Origin.File at) {
        if (!(event instanceof NodeEvent node) || node.getAnchor().isEmpty()) {
            return true;
        }
        problems.add(
                at,
                "the anchor "
                        + Shown.plain("&" + node.getAnchor().get().getValue())
                        + " is set; anchors are not supported, write the value itself");
        return false;
    }

    private boolean checkTag(Optional<String> tag, Origin.File at) {
        if (tag.isEmpty()) {
            return true;
        }
        problems.add(
                at,
                "the tag "
                        + Shown.plain(tag.get())
                        + " is used; tags are not supported, the key decides what its value is");
        return false;
    }

    private Event next() throws Stop {
        try {
            Event event = events.next();
            last = place(event.getStartMark());
            return event;
        } catch (MarkedYamlEngineException e) {
            last = place(e.getProblemMark().or(e::getContextMark));
            throw stop(last, "not YAML: " + sentence(e) + EXPECTED);
        } catch (YamlVersionException e) {
            throw stop(last, "another version of YAML is asked for; expected 1.2");
        } catch (YamlEngineException e) {
            throw stop(last, "not YAML: " + oneLine(String.valueOf(e.getMessage())));
        } catch (RuntimeException e) {
            // Whatever the bytes are, the answer is a problem and never an exception.
            throw stop(last, "not YAML: the parser fails here with " + e.getClass().getName());
        }
    }

    private static String sentence(MarkedYamlEngineException e) {
        String problem = oneLine(String.valueOf(e.getProblem()));
        String context = e.getContext() == null ? "" : oneLine(e.getContext());
        return context.isEmpty() ? problem : problem + ", " + context + from(e);
    }

    /// Where what is not closed was opened, when that is not where the problem was met.
    private static String from(MarkedYamlEngineException e) {
        int opened = e.getContextMark().map(Mark::getLine).orElse(-1);
        int met = e.getProblemMark().map(Mark::getLine).orElse(opened);
        return opened < 0 || opened == met ? "" : " from line " + (opened + 1);
    }

    private static String oneLine(String text) {
        var line = new StringBuilder();
        for (int i = 0; i < text.length() && line.length() < 200; i++) {
            char c = text.charAt(i);
            boolean isSpace = Character.isWhitespace(c);
            if (!isSpace && Shown.isVisible(c)) {
                line.append(c);
            } else if (isSpace && !line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
                line.append(' ');
            }
        }
        return line.toString().strip();
    }

    private Origin.File place(Optional<Mark> mark) {
        return mark.isEmpty()
                ? last
                : new Origin.File(file, mark.get().getLine() + 1, mark.get().getColumn() + 1);
    }

    private Stop stop(Origin.File at, String text) {
        problems.add(at, text);
        return new Stop();
    }

    /// Reading cannot go on; the reason has been reported.
    private static final class Stop extends Exception {
        private static final long serialVersionUID = 1L;

        Stop() {
            super("", null, false, false);
        }
    }
}
