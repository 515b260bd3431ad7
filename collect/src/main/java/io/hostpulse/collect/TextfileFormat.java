package io.hostpulse.collect;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hostpulse.catalogue.Text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Prometheus' text format 0.0.4, read strictly: one thing that is not as it should be refuses the
/// whole file, and so do timestamps, as with node_exporter. Source: Prometheus'
/// `exposition_formats.md`.
///
/// ```
/// # HELP backup_bytes What the last backup took.
/// # TYPE backup_bytes gauge
/// backup_bytes{job="db"} 1.5e+09
/// ```
final class TextfileFormat {
    /// Of a longer line the whole file is refused, in bytes.
    static final int LINE_BYTES_MAX = 16 << 10;

    /// A sample as it is written.
    ///
    /// @param labels in their order by name, with what stands between their quotes as it is
    /// @param help of its family; empty where the file has none
    record Sample(
            String family, String type, String help, String name, String labels, Text number) {}

    /// What a file held.
    sealed interface Content {
        /// Its samples in their order.
        record Taken(List<Sample> samples) implements Content {}

        /// Why it is left out.
        record Refused(String why) implements Content {}
    }

    /// What is not as it should be; it never leaves this class.
    private static final class Malformed extends Exception {
        private static final long serialVersionUID = 1;

        Malformed(String why) {
            super(why, null, false, false);
        }
    }

    private static final String UNTYPED = "untyped";
    private static final Set<String> TYPES =
            Set.of("counter", "gauge", "histogram", "summary", UNTYPED);

    private final Map<String, String> types = new HashMap<>();
    private final Map<String, String> helps = new HashMap<>();
    private final Set<String> families = new HashSet<>();
    private final Set<String> seen = new HashSet<>();
    private final List<Sample> samples = new ArrayList<>();
    private final int samplesMax;

    private TextfileFormat(int samplesMax) {
        this.samplesMax = samplesMax;
    }

    /// Reads a whole file.
    ///
    /// @param samplesMax a file with more samples is refused
    static Content read(byte[] bytes, int length, int samplesMax) {
        int number = 0;
        try {
            String text =
                    UTF_8.newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .decode(ByteBuffer.wrap(bytes, 0, length))
                            .toString();
            var format = new TextfileFormat(samplesMax);
            int from = 0;
            while (from < text.length()) {
                number++;
                int end = text.indexOf('\n', from);
                if (end < 0) {
                    throw new Malformed("ends in the middle of a line");
                }
                if (end - from > LINE_BYTES_MAX) {
                    throw new Malformed("is longer than " + LINE_BYTES_MAX + " bytes");
                }
                format.line(text.substring(from, end));
                from = end + 1;
            }
            return new Content.Taken(List.copyOf(format.samples));
        } catch (CharacterCodingException e) {
            return new Content.Refused("is not UTF-8");
        } catch (Malformed e) {
            return new Content.Refused("line " + number + " " + e.getMessage());
        }
    }

    private void line(String text) throws Malformed {
        var line = new TextfileLine(text);
        line.blanks();
        if (line.isAtEnd()) {
            return;
        }
        if (line.takes('#')) {
            comment(line);
        } else {
            sample(line);
        }
    }

    private void comment(TextfileLine line) throws Malformed {
        line.blanks();
        String word = line.word();
        boolean isHelp = word.equals("HELP");
        if (!isHelp && !word.equals("TYPE")) {
            return;
        }
        line.blanks();
        String name = line.name(true);
        if (!line.isAtBlank()) {
            throw new Malformed("has a " + word + " of no metric");
        }
        line.blanks();
        if (line.isAtEnd()) {
            // It says nothing of anything: Prometheus' parser takes it as an ordinary comment.
            return;
        }
        if (isHelp) {
            help(family(name), line);
        } else {
            type(family(name), line);
        }
    }

    private void help(String family, TextfileLine line) throws Malformed {
        String help = line.help();
        if (line.isBroken()) {
            throw new Malformed("has a backslash before something else than n or backslash");
        }
        if (helps.put(family, help) != null) {
            throw new Malformed("is a second HELP of " + family);
        }
    }

    private void type(String family, TextfileLine line) throws Malformed {
        String type = line.word();
        line.blanks();
        if (!TYPES.contains(type) || !line.isAtEnd()) {
            throw new Malformed("has an unknown type of " + family);
        }
        if (types.put(family, type) != null || families.contains(family)) {
            throw new Malformed(
                    "is a TYPE of " + family + " after another one or after its samples");
        }
    }

    private void sample(TextfileLine line) throws Malformed {
        String name = line.name(true);
        if (name.isEmpty()) {
            throw new Malformed("does not begin with the name of a metric");
        }
        line.blanks();
        Map<String, String> labels = line.takes('{') ? line.labels() : Map.of();
        if (line.isBroken()) {
            throw new Malformed("has labels that are not understood");
        }
        line.blanks();
        String number = TextfileLine.number(line.word());
        if (number.isEmpty()) {
            throw new Malformed("has no number after " + name);
        }
        line.blanks();
        if (!line.isAtEnd()) {
            throw new Malformed(
                    TextfileLine.number(line.word()).isEmpty()
                            ? "has more than a number after " + name
                            : "has a timestamp, which a textfile may not have");
        }
        add(name, labels, number);
    }

    private void add(String name, Map<String, String> labels, String number) throws Malformed {
        String family = family(name);
        String type = types.getOrDefault(family, UNTYPED);
        boolean isBare = family.equals(name);
        boolean isFit =
                switch (type) {
                    case "histogram" ->
                            !isBare && (!name.endsWith("_bucket") || isNumber(labels, "le"));
                    case "summary" -> !isBare || isNumber(labels, "quantile");
                    default -> true;
                };
        if (!isFit) {
            throw new Malformed("is no sample of a " + type);
        }
        String written = TextfileLine.written(labels);
        if (!seen.add(name + "{" + written)) {
            throw new Malformed("is a second sample of " + name + " with the same labels");
        }
        if (samples.size() == samplesMax) {
            throw new Malformed("is beyond the " + samplesMax + " samples that are taken");
        }
        families.add(family);
        String help = helps.getOrDefault(family, "");
        samples.add(new Sample(family, type, help, name, written, Text.of(number)));
    }

    /// `x_count` belongs to `x` where that is a summary or a histogram, and nothing was said of
    /// `x_count` before.
    private String family(String name) {
        if (families.contains(name) || types.containsKey(name) || helps.containsKey(name)) {
            return name;
        }
        for (String end : List.of("_bucket", "_sum", "_count")) {
            if (name.endsWith(end)) {
                String start = name.substring(0, name.length() - end.length());
                String type = types.getOrDefault(start, "");
                boolean isPart = type.equals("summary") && !end.equals("_bucket");
                if (isPart || type.equals("histogram")) {
                    return start;
                }
            }
        }
        return name;
    }

    private static boolean isNumber(Map<String, String> labels, String name) {
        return !TextfileLine.number(labels.getOrDefault(name, "")).isEmpty();
    }
}
