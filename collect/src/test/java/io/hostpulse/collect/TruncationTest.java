package io.hostpulse.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Shape;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.Table;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.util.Arrays;
import java.util.Set;

/// A file that ends anywhere gives no number that the whole file does not give.
class TruncationTest {
    private static final Set<String> LINES =
            Set.of("stat", "meminfo", "diskstats", "net/dev", "pressure/cpu", "pressure/memory");

    @ParameterizedTest
    @ValueSource(strings = {"modern", "old", "container"})
    void aCutAtAnyByteGivesNoOtherNumber(String host) throws IOException {
        for (KernelText text : KernelText.all(Fixtures.roots(host))) {
            if (Fixtures.has(host, text.file())) {
                cutEverywhere(host, text);
            }
        }
    }

    private static void cutEverywhere(String host, KernelText text) throws IOException {
        byte[] whole = Fixtures.bytes(host, text.file());
        var full = new Snapshot();
        text.parser().parse(whole, whole.length, full);
        var part = new Snapshot();
        for (int length = 0; length < whole.length; length++) {
            part.clear();
            byte[] cut = Arrays.copyOf(whole, length);
            Findings findings = text.parser().parse(cut, length, part);
            String where = text.file() + " of " + host + " cut at " + length;
            for (Group group : Group.values()) {
                compare(part.table(group), full.table(group), where);
            }
            if (LINES.contains(text.file()) && length > 0 && cut[length - 1] != '\n') {
                assertThat(findings.any()).as(where).isTrue();
            }
        }
    }

    private static void compare(Table part, Table full, String where) {
        Group group = part.group();
        for (int row = 0; row < part.rows(); row++) {
            int other = group.shape() == Shape.RECORD ? 0 : full.find(part.text(row, 0), row);
            assertThat(other).as(where).isNotNegative();
            for (Column column : group.columns()) {
                if (part.has(row, column) && !column.field().kind().isText()) {
                    boolean same =
                            full.has(other, column)
                                    && full.number(other, column) == part.number(row, column);
                    if (!same) {
                        throw new AssertionError(where + ": " + column);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"modern", "old", "container"})
    void bytesBehindTheLengthDoNotCount(String host) throws IOException {
        for (KernelText text : KernelText.all(Fixtures.roots(host))) {
            if (!Fixtures.has(host, text.file())) {
                continue;
            }
            byte[] whole = Fixtures.bytes(host, text.file());
            for (int length = 0; length < whole.length; length += 31) {
                var short_ = new Snapshot();
                text.parser().parse(Arrays.copyOf(whole, length), length, short_);
                var behind = new Snapshot();
                text.parser().parse(whole, length, behind);
                assertThat(Fixtures.cells(behind)).isEqualTo(Fixtures.cells(short_));
            }
        }
    }
}
