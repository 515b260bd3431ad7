package io.hostpulse.catalogue.views;

import io.hostpulse.catalogue.Field;
import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Kind;
import io.hostpulse.catalogue.Unit;

import java.util.List;

/// How the views name kinds, units and places to people.
final class Wording {
    /// The headings of a group's table.
    static final List<String> HEADINGS = List.of("field", "kind", "unit", "meaning", "source");

    /// What is said of a group that is collected only where it is asked for.
    static final String OFF = "Off by default.";

    private Wording() {}

    /// The unit; empty for texts and plain numbers.
    static String unit(Unit unit) {
        return switch (unit) {
            case NONE -> "";
            case LOAD -> "tasks";
            case COUNT -> "count";
            case BOOLEAN -> "true or false";
            case RATIO -> "ratio, 0 to 1";
            case PERCENT -> "%";
            case BYTES -> "bytes";
            case KIBIBYTES -> "KB (1,024 bytes)";
            case MEBIBYTES -> "MB (1,048,576 bytes)";
            case SECONDS -> "seconds";
            case MILLISECONDS -> "milliseconds";
        };
    }

    static String kind(Kind kind) {
        return switch (kind) {
            case LABEL -> "label";
            case TEXT -> "text";
            case COUNTER -> "counter";
            case GAUGE -> "gauge";
        };
    }

    /// How a group stands in the message, with `{}` where its path belongs.
    static String shape(Group group) {
        return switch (group.shape()) {
            case RECORD -> "One object: {}.";
            case ROWS -> "An array with one object for each row: {}.";
            case KEYED -> "One object for each row, under its label: {}.";
        };
    }

    /// The path of a group's objects in the message, for example `disk.devices[]`.
    static String path(Group group) {
        String parent = group.parent().map(outer -> path(outer) + ".").orElse("");
        String own = parent + group.member();
        return switch (group.shape()) {
            case RECORD -> own;
            case ROWS -> own + "[]";
            case KEYED -> own + ".<" + group.columns().getFirst().field().name() + ">";
        };
    }

    /// What a field is, in sentences: meaning, unit, source.
    static String description(Field field) {
        String unit = unit(field.unit());
        return field.help()
                + (unit.isEmpty() ? "" : " Unit: " + unit + ".")
                + " Source: "
                + field.source()
                + ".";
    }
}
