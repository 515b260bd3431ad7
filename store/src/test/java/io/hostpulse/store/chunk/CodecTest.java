package io.hostpulse.store.chunk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hostpulse.catalogue.Group;
import io.hostpulse.store.Shown;
import io.hostpulse.store.Ticks;
import io.hostpulse.store.answer.Slice;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

final class CodecTest {
    /// A chunk's part of 3 messages of the group load, as version 1 writes it.
    private static final String GOLDEN = "00fd7d47b21003010000000102ca0100010201006400";

    private static long[] numbers(Random random, int count) {
        long[] numbers = new long[count];
        int kind = random.nextInt(7);
        long value = random.nextLong(1_000_000);
        for (int i = 0; i < count; i++) {
            value += random.nextInt(1_000);
            numbers[i] =
                    switch (kind) {
                        case 0 -> random.nextLong();
                        case 1 -> random.nextBoolean() ? Long.MAX_VALUE : Long.MIN_VALUE;
                        case 2 -> value;
                        case 3 -> -random.nextInt(200);
                        case 4 -> 42;
                        case 5 -> value / 20_000 * 4_096;
                        default -> random.nextInt(3) == 0 ? Long.MIN_VALUE : i;
                    };
        }
        return numbers;
    }

    @Test
    void everyNumberComesBackAsItWasFromSevenBitsAByte() {
        var random = new Random(7);
        long[] numbers = new long[20_000];
        Arrays.setAll(numbers, i -> random.nextLong() >>> (i % 65 == 64 ? 63 : i % 65));
        for (int bit = 0; bit < 64; bit++) {
            numbers[2 * bit] = 1L << bit;
            numbers[2 * bit + 1] = (1L << bit) - 1;
        }
        var out = new Out(1);
        int length = 0;
        for (long each : numbers) {
            out.varint(each);
            for (long rest = each; (rest & ~0x7fL) != 0; rest >>>= 7) {
                length++;
            }
            length++;
            assertThat(out.size()).as("%x", each).isEqualTo(length);
        }
        var in = new In(out.toArray());
        for (long each : numbers) {
            assertThat(in.varint()).isEqualTo(each);
        }
        assertThat(in.isAtEnd()).isTrue();
    }

    @Test
    void aNumberThatDoesNotEndIsRefused() {
        for (int length = 1; length < 20; length++) {
            byte[] bytes = new byte[length];
            Arrays.fill(bytes, (byte) 0x81);
            assertThatThrownBy(() -> new In(bytes).varint()).isInstanceOf(BrokenBlob.class);
        }
    }

    @Test
    void whatIsWrittenIsAsLongAsItsLengthSays() {
        for (int length : new int[] {0, 1, 127, 128, 16_383, 16_384, 3_000_000}) {
            var out = new Out(1);
            out.u8(7);
            int from = out.size();
            byte[] body = new byte[length];
            new Random(length).nextBytes(body);
            out.raw(body, 0, length);
            out.lengthen(from);
            out.u8(9);
            var in = new In(out.toArray());
            assertThat(in.u8()).isEqualTo(7);
            assertThat(in.bytes()).isEqualTo(body);
            assertThat(in.u8()).isEqualTo(9);
        }
    }

    @Test
    void everyColumnComesBackAsItWas() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            int count = random.nextInt(70);
            long[] numbers = numbers(random, count);
            var out = new Out(16);
            NumberColumn.write(out, numbers, count);
            out.u8(7);
            var in = new In(out.toArray());
            assertThat(NumberColumn.read(in, count)).as("seed %d", seed).isEqualTo(numbers);
            assertThat(in.u8()).isEqualTo(7);
            in = new In(out.toArray());
            NumberColumn.skip(in, count);
            assertThat(in.u8()).as("seed %d", seed).isEqualTo(7);
        }
    }

    @Test
    void columnsThatFollowFromEarlierOnesComeBackAsTheyWere() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            int count = random.nextInt(round % 5 == 0 ? 2_000 : 40);
            List<long[]> columns = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                columns.add(column(random, count, columns));
            }
            var out = new Out(16);
            var writer = new NumberColumns.Writer(out);
            columns.forEach(writer::write);
            out.u8(7);
            var in = new In(out.toArray());
            var reader = new NumberColumns.Reader(in);
            for (long[] column : columns) {
                if (random.nextBoolean()) {
                    assertThat(reader.read(count)).as("seed %d", seed).isEqualTo(column);
                } else {
                    reader.skip(count);
                }
            }
            assertThat(in.u8()).as("seed %d", seed).isEqualTo(7);
        }
    }

    private static long[] column(Random random, int count, List<long[]> earlier) {
        if (earlier.isEmpty() || random.nextInt(3) == 0) {
            return numbers(random, count);
        }
        long[] other = earlier.get(random.nextInt(earlier.size()));
        long constant = random.nextLong() >> random.nextInt(64);
        boolean plus = random.nextBoolean();
        return Arrays.stream(other).map(each -> constant + (plus ? each : -each)).toArray();
    }

    @Test
    void whatIsFreeCostsNothingBesideWhatIsUsed() {
        long[] used = numbers(new Random(5), 60);
        long[] free = Arrays.stream(used).map(each -> 1_000_000 - each).toArray();
        var out = new Out(16);
        var writer = new NumberColumns.Writer(out);
        writer.write(used);
        int alone = out.size();
        writer.write(free);
        assertThat(out.size() - alone).isLessThan(12);
    }

    @Test
    void bytesThatAreWholePagesAreWrittenAsPages() {
        var random = new Random(3);
        long[] pages = new long[60];
        Arrays.setAll(pages, _ -> random.nextInt(200));
        var inPages = new Out(16);
        NumberColumn.write(inPages, pages, pages.length);
        var inBytes = new Out(16);
        NumberColumn.write(inBytes, Arrays.stream(pages).map(each -> each * 4_096).toArray(), 60);
        assertThat(inBytes.size()).isBetween(inPages.size(), inPages.size() + 6);
    }

    @Test
    void everyCodecOpensWhatItSealed() {
        var random = new Random(5);
        for (int codec : new int[] {Blob.NONE, Blob.DEFLATE, Blob.ZSTD}) {
            for (int length : new int[] {0, 1, 63, 64, 1_000, 100_000}) {
                byte[] payload = new byte[length];
                for (int i = 0; i < length; i++) {
                    payload[i] = (byte) (random.nextInt(4) == 0 ? random.nextInt() : 1);
                }
                byte[] sealed = Blob.seal(codec, payload);
                assertThat(Blob.open(sealed)).isEqualTo(payload);
                sealed[random.nextInt(sealed.length)] ^= (byte) (1 << random.nextInt(8));
                assertThatThrownBy(() -> Blob.open(sealed)).isInstanceOf(BrokenBlob.class);
            }
        }
    }

    private static Layouts layouts() {
        var layouts = new Layouts();
        int id = 0;
        for (Group group : Group.values()) {
            layouts.add(++id, group.word(), Layout.text(group));
        }
        return layouts;
    }

    private static Slice slice(Group group, int count) {
        var slice = new Slice(group, 0);
        for (int seq = 1; seq <= count; seq++) {
            slice.add(Ticks.time(seq), 1, seq, Ticks.of(1).message(seq).snapshot().table(group));
        }
        return slice;
    }

    private static List<String> rows(Slice slice) {
        var rows = new ArrayList<String>();
        for (int i = 0; i < slice.count; i++) {
            var table = new io.hostpulse.catalogue.Table(slice.group);
            slice.write(i, table);
            rows.add(slice.times[i] + " " + Shown.rows(table));
        }
        return rows;
    }

    @Test
    void everyGroupComesBackAsItWas() {
        for (Group group : Group.values()) {
            Slice slice = slice(group, 500);
            Slice back = SliceCodec.times(SliceCodec.times(slice), group);
            SliceCodec.rows(SliceCodec.rows(slice), layouts().of(group), column -> true, back);
            assertThat(rows(back)).isEqualTo(rows(slice));
        }
    }

    @Test
    void theFormOfABlobStaysAsItIs() {
        byte[] sealed = Blob.seal(Blob.NONE, SliceCodec.rows(slice(Group.LOAD, 3)));
        assertThat(HexFormat.of().formatHex(sealed)).isEqualTo(GOLDEN);
        Slice back = SliceCodec.times(SliceCodec.times(slice(Group.LOAD, 3)), Group.LOAD);
        SliceCodec.rows(
                Blob.open(HexFormat.of().parseHex(GOLDEN)),
                layouts().of(Group.LOAD),
                column -> true,
                back);
        assertThat(rows(back)).isEqualTo(rows(slice(Group.LOAD, 3)));
    }

    @Test
    void aBlobOfAnotherCatalogueIsReadByFieldNames() {
        Slice back = SliceCodec.times(SliceCodec.times(slice(Group.LOAD, 3)), Group.LOAD);
        Layout other = Layout.of(9, "load", "w1_avg:1 gone:2 w15_avg:2");
        SliceCodec.rows(SliceCodec.rows(slice(Group.LOAD, 3)), other, column -> true, back);
        assertThat(other.isWhole()).isFalse();
        assertThat(rows(back).getFirst()).endsWith("[{w1_avg=1010}]");
    }
}
