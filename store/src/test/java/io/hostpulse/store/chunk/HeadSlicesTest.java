package io.hostpulse.store.chunk;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.Text;
import io.hostpulse.store.Ticks;
import io.hostpulse.store.answer.Slice;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;

final class HeadSlicesTest {
    private static final List<Group> GROUPS =
            List.of(
                    Group.values()[0],
                    Group.LOAD,
                    Group.CPU_TIME,
                    Group.NETWORK,
                    Group.DISKIO,
                    Group.FILESYSTEM,
                    Group.HOST,
                    Group.MEMORY);

    private static Layouts layouts(UnaryOperator<String> text) {
        var layouts = new Layouts();
        int id = 0;
        for (Group group : Group.values()) {
            layouts.add(++id, group.word(), text.apply(Layout.text(group)));
        }
        return layouts;
    }

    /// As another version has it: fields in another order, with fewer decimals, and some unknown.
    private static String other(Random random, String text) {
        var texts = new ArrayList<String>();
        var numbers = new ArrayList<String>();
        for (String field : text.split(" ", -1)) {
            int colon = field.indexOf(':');
            String type = field.substring(colon + 1);
            String name = random.nextInt(6) == 0 ? "gone" + colon : field.substring(0, colon);
            if (type.equals("t")) {
                texts.add(name + ":t");
            } else {
                numbers.add(name + ":" + random.nextInt(Integer.parseInt(type) + 1));
            }
        }
        Collections.shuffle(texts, random);
        Collections.shuffle(numbers, random);
        texts.addAll(numbers);
        return String.join(" ", texts);
    }

    private static Text text(Random random) {
        return Text.of("t" + random.nextInt(3));
    }

    private static void cell(Random random, Table table, int row, Column column) {
        if (column.field().kind().isText()) {
            table.set(row, column, text(random));
        } else {
            table.set(row, column, random.nextLong() >> random.nextInt(64));
        }
    }

    private static void addRow(Random random, Table table) {
        int row = table.addRow();
        for (Column column : table.group().columns()) {
            if (row >= 0 && random.nextInt(5) > 0) {
                cell(random, table, row, column);
            }
        }
    }

    /// Makes of a group's rows those of the next message.
    private static void change(Random random, Table table) {
        if (table.rows() == 0 || random.nextInt(15) == 0) {
            addRow(random, table);
        }
        switch (table.rows() == 0 ? 0 : random.nextInt(60)) {
            case 0 -> table.clear();
            case 1 -> table.removeRow(random.nextInt(table.rows()));
            case 2 -> table.addRowLike(random.nextInt(table.rows()));
            case 3 -> table.unset(random.nextInt(table.rows()), 0);
            case 4 -> {
                int row = random.nextInt(table.rows());
                table.addRowLike(row);
                table.removeRow(row);
            }
            default -> {
                // Most messages have the same cells.
            }
        }
        boolean texts = random.nextInt(20) == 0;
        int share = random.nextInt(1, 20);
        boolean more = random.nextInt(30) == 0;
        for (int row = 0; row < table.rows(); row++) {
            for (Column column : table.group().columns()) {
                boolean may = texts || !column.field().kind().isText();
                if (may && (more || table.has(row, column)) && random.nextInt(share) == 0) {
                    cell(random, table, row, column);
                }
            }
        }
    }

    private static void next(Random random, Snapshot message, long seq, long time) {
        Snapshot stamp = Ticks.of(1).empty(seq, time);
        message.stamp(stamp.identity(), stamp.clock(), seq, stamp.intervalMillis());
        for (Group group : GROUPS) {
            if (random.nextInt(3) > 0) {
                change(random, message.table(group));
            }
        }
    }

    private static Head.View head(Random random, Layouts layouts) {
        var head = new Head();
        var before = new Snapshot();
        var message = new Snapshot();
        long time = Ticks.START;
        int chain = 0;
        int count = random.nextInt(1, 150);
        for (int seq = 1; seq <= count; seq++) {
            before.copyFrom(message);
            time += random.nextLong(-Ticks.SECOND, 3_600 * Ticks.SECOND);
            next(random, message, seq, time);
            var out = new Out(64);
            int ref = 1 + seq / 40;
            MessageCodec.write(out, layouts, chain, before, message, ref, seq, time + 5);
            var length = new Out(64);
            length.varint(out.size());
            byte[] body = new byte[length.size() + out.size()];
            System.arraycopy(length.toArray(), 0, body, 0, length.size());
            System.arraycopy(out.toArray(), 0, body, length.size(), out.size());
            head.add(body, time);
            chain = random.nextInt(50) == 0 ? 0 : (chain + 1) % MessageCodec.CHAIN;
        }
        return head.view();
    }

    private static void isAsOneByOne(Head.View head, Layouts layouts, long seed) {
        Map<Group, Slice> all = HeadSlices.of(head, layouts);
        for (Group group : Group.values()) {
            Slice plain = head.slice(group, layouts);
            Slice slice = all.get(group);
            if (slice == null) {
                assertThat(plain.rows()).as("seed %d %s", seed, group).isEmpty();
                assertThat(group).isNotEqualTo(Group.values()[0]);
                continue;
            }
            assertThat(plain.rows().isEmpty() && group != Group.values()[0]).isFalse();
            assertThat(SliceCodec.times(slice)).isEqualTo(SliceCodec.times(plain));
            assertThat(rows(slice)).as("seed %d %s", seed, group).isEqualTo(rows(plain));
            assertThat(SliceCodec.rows(slice))
                    .as("seed %d %s", seed, group)
                    .isEqualTo(SliceCodec.rows(plain));
        }
    }

    /// Every row, message by message.
    private static List<String> rows(Slice slice) {
        var rows = new ArrayList<String>();
        for (Slice.Row row : slice.rows()) {
            var text = new StringBuilder(row.key.toString());
            for (int message = 0; message < slice.count; message++) {
                text.append('\n').append(message).append(row.isIn(message));
                for (int column = 0; column < row.present.length; column++) {
                    if (!row.has(column, message)) {
                        text.append(" -");
                    } else if (column < row.texts.length) {
                        text.append(" '").append(row.texts[column][message]).append('\'');
                    } else {
                        text.append(' ').append(row.numbers[column][message]);
                    }
                }
            }
            rows.add(text.toString());
        }
        return rows;
    }

    @Test
    void aHeadSaysOfAllGroupsWhatItSaysOfEach() {
        for (int round = 0; round < 300; round++) {
            long seed = System.nanoTime();
            var random = new Random(seed);
            Layouts layouts = layouts(text -> text);
            isAsOneByOne(head(random, layouts), layouts, seed);
        }
    }

    @Test
    void aHeadOfAnotherVersionIsReadByFieldNames() {
        for (int round = 0; round < 300; round++) {
            long seed = System.nanoTime();
            var random = new Random(seed);
            Head.View head = head(random, layouts(text -> text));
            isAsOneByOne(head, layouts(text -> other(random, text)), seed);
        }
    }

    @Test
    void aHeadWithoutMessagesHasTheFirstGroup() {
        Map<Group, Slice> all = HeadSlices.of(new Head().view(), layouts(text -> text));
        assertThat(all).containsOnlyKeys(Group.values()[0]);
    }
}
