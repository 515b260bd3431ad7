package io.hostpulse.catalogue.views;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;
import io.hostpulse.catalogue.Group;

/// The reference page of everything that is measured, in Markdown, derived from the catalogue.
public final class MetricsPage {
    private static final String INTRODUCTION =
            """
            # What is measured

            This page is generated from the catalogue, as the message's
            [JSON Schema](message.schema.json) is: do not edit it.

            ## How to read a message

            **Absence is data.** A value that is not known is left out. No 0, -1 or null stands for
            it. A field is absent when the host's kernel does not have it, when it could not be
            read, or when it needs a previous message and there is none: the first message after a
            start has no rates. A group without any value is left out as a whole.

            **States.** `status` has one entry for each group that was collected, under the group's
            name: its `state`, the time it took in milliseconds (`ms`), and, when the state is not
            `ok`, the reason (`why`) and the mounts, disks or interfaces concerned (`targets`).

            | state | meaning |
            |---|---|
            | ok | Everything that the host has was read. |
            | partial | Something is missing; `why` says what. |
            | timeout | A call did not return in time, or has not returned since an earlier tick. |
            | denied | The kernel refused: permission. |
            | unsupported | This kernel does not have it. |
            | failed | Reading or understanding it failed. |

            **Units.** The groups `load`, `cpu`, `mem`, `disk` and `net` have the units that people
            are used to: percent, KB of 1,024 bytes, MB of 1,048,576 bytes. All other groups have
            base units: bytes, seconds, counts, ratios from 0 to 1. Numbers are decimal and exact:
            what the kernel gives is not rounded on its way.

            **Kinds.** A *label* tells the rows of a group apart. A *text* describes a row. A
            *counter* only grows until its source starts again: at a boot, or when a device comes
            anew. A *gauge* goes up and down.

            **Newer agents** may send groups and fields that are not on this page. Skip what you do
            not know.

            ## Groups

            | group | in the message | what it is |
            |---|---|---|
            """;

    private MetricsPage() {}

    /// The page.
    public static String text() {
        var out = new StringBuilder(INTRODUCTION);
        for (Group group : Group.values()) {
            row(out, "[" + group.word() + "](#" + group.word() + ")", path(group), group.title());
        }
        for (Group group : Group.values()) {
            group(out, group);
        }
        return out.toString();
    }

    private static void group(StringBuilder out, Group group) {
        out.append("\n### ").append(group.word()).append("\n\n");
        out.append(group.help()).append(' ').append(shape(group));
        out.append(group.isOnByDefault() ? "" : " Off by default.").append("\n\n");
        row(out, "field", "kind", "unit", "meaning", "source");
        out.append("|---|---|---|---|---|\n");
        for (Column column : group.columns()) {
            Field field = column.field();
            row(
                    out,
                    "`" + field.name() + "`",
                    Wording.kind(field.kind()),
                    Wording.unit(field.unit()),
                    field.help(),
                    field.source());
        }
    }

    private static String shape(Group group) {
        String path = path(group);
        return switch (group.shape()) {
            case RECORD -> "One object: " + path + ".";
            case ROWS -> "An array with one object for each row: " + path + ".";
            case KEYED -> "One object for each row, under its label: " + path + ".";
        };
    }

    private static String path(Group group) {
        return "`" + Wording.path(group) + "`";
    }

    private static void row(StringBuilder out, String... cells) {
        out.append('|');
        for (String cell : cells) {
            out.append(' ').append(cell.replace("|", "\\|")).append(cell.isEmpty() ? "|" : " |");
        }
        out.append('\n');
    }
}
