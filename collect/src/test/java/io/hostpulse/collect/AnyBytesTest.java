package io.hostpulse.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Shape;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.Table;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// Parsers put up with any bytes: no exception, no negative number, no row without a label.
class AnyBytesTest {
    private static final int ROUNDS = 400;
    private static final String[] PIECES = {
        "\n",
        " ",
        "\t",
        ":",
        "=",
        ".",
        "|",
        ")",
        "\0",
        "-1",
        "18446744073709551615",
        "9223372036854775808",
        "9223372036854775807",
        "0000000000000000000000000001",
        "1e9",
        "kB",
        "cpu",
        "cpu99999999999999999999",
        "intr ",
        "btime ",
        "some ",
        "full avg10=",
        "MemTotal:",
        "\u00fc",
        "\uffff",
        "0x10",
        "12.345.6",
        "12.",
        ".5",
        "\r\n",
        "sda"
    };

    @Test
    void damagedFilesGiveNoException() throws IOException {
        long seed = System.nanoTime();
        for (String host : Fixtures.HOSTS) {
            for (KernelText text : KernelText.all(Fixtures.roots(host))) {
                byte[] whole =
                        Fixtures.has(host, text.file())
                                ? Fixtures.bytes(host, text.file())
                                : new byte[0];
                damageOften(text, whole, seed);
            }
        }
    }

    private static void damageOften(KernelText text, byte[] whole, long seed) {
        var random = new Random(seed);
        var snapshot = new Snapshot();
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bytes = damage(whole, random);
            snapshot.clear();
            String where = text.file() + " seed=" + seed + " round=" + round;
            try {
                text.parser().parse(bytes, bytes.length, snapshot);
            } catch (RuntimeException e) {
                throw new AssertionError(where, e);
            }
            check(snapshot, where);
        }
    }

    private static void check(Snapshot snapshot, String where) {
        for (Group group : Group.values()) {
            Table table = snapshot.table(group);
            for (int row = 0; row < table.rows(); row++) {
                for (int column = 0; column < group.columns().size(); column++) {
                    if (column >= group.textColumns() && table.number(row, column) < 0) {
                        assertThat(table.has(row, column)).as(where).isFalse();
                    }
                }
                assertThat(group.shape() == Shape.RECORD || table.has(row, 0)).as(where).isTrue();
            }
        }
    }

    private static byte[] damage(byte[] whole, Random random) {
        byte[] bytes = whole.clone();
        for (int times = 1 + random.nextInt(6); times > 0; times--) {
            int at = random.nextInt(bytes.length + 1);
            int to = Math.min(bytes.length, at + random.nextInt(40));
            switch (random.nextInt(5)) {
                case 0 -> bytes = join(bytes, 0, at, piece(random), bytes, at);
                case 1 -> bytes = join(bytes, 0, at, new byte[0], bytes, to);
                case 2 -> bytes = join(bytes, 0, at, Arrays.copyOfRange(bytes, at, to), bytes, at);
                case 3 -> bytes = join(bytes, 0, at, noise(random), bytes, at);
                default -> {
                    if (at < bytes.length) {
                        bytes[at] = (byte) random.nextInt(256);
                    }
                }
            }
        }
        return bytes;
    }

    private static byte[] piece(Random random) {
        return PIECES[random.nextInt(PIECES.length)].getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] noise(Random random) {
        byte[] noise = new byte[random.nextInt(30)];
        random.nextBytes(noise);
        return noise;
    }

    private static byte[] join(byte[] a, int from, int to, byte[] middle, byte[] b, int rest) {
        byte[] joined = new byte[to - from + middle.length + b.length - rest];
        System.arraycopy(a, from, joined, 0, to - from);
        System.arraycopy(middle, 0, joined, to - from, middle.length);
        System.arraycopy(b, rest, joined, to - from + middle.length, b.length - rest);
        return joined;
    }

    @Test
    void aFileOfManyNamesIsTakenUpToTheTablesLimit() {
        var text = new StringBuilder();
        int devices = Table.ROWS_MAX + 10;
        for (int i = 0; i < devices; i++) {
            text.append("8 ").append(i).append(" x").append(i).append(" 1 2 3 4 5 6 7 8 9 10 11\n");
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.US_ASCII);
        var disks = new DiskstatsCollector(Fixtures.roots("old"), Filter.ALL, new BlockDevices());
        var table = new Table(Group.DISKIO);
        disks.parse(bytes, bytes.length, table);
        assertThat(table.rows()).isEqualTo(Table.ROWS_MAX);
        assertThat(disks.findings().why()).contains("more rows than a message holds");
        assertThat(List.of(table.refusedRows())).containsExactly(10);
    }
}
