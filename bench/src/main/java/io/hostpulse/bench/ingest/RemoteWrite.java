package io.hostpulse.bench.ingest;

import io.airlift.compress.v3.snappy.SnappyJavaCompressor;
import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.Table;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/// One host's messages as Prometheus remote write 1.0: a snappy block of a protobuf `WriteRequest`.
/// A series is named `group_field`; its labels are the host and the labels of its row. Confined to
/// one thread.
final class RemoteWrite {
    private static final int FIELD_1_MESSAGE = 1 << 3 | 2;
    private static final int FIELD_2_MESSAGE = 2 << 3 | 2;
    private static final int FIELD_1_DOUBLE = 1 << 3 | 1;
    private static final int FIELD_2_VARINT = 2 << 3;
    private static final double[] SCALES = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000};

    private final String host;
    private final Map<Integer, OneSeries> series = new LinkedHashMap<>();
    private final SnappyJavaCompressor snappy = new SnappyJavaCompressor();
    private final Protobuf request = new Protobuf();
    private final Protobuf sample = new Protobuf();

    private final Form form;

    /// How the samples of a request are written.
    enum Form {
        /// Each sample with its labels, in the order of time, as Prometheus' queues and vmagent
        /// write what they scraped.
        SENT,
        /// Each series once with all its samples of the request: the cheapest there is to take.
        GROUPED
    }

    RemoteWrite(String host, Form form) {
        this.host = host;
        this.form = form;
    }

    private static final class OneSeries {
        final byte[] labels;
        final Protobuf samples = new Protobuf();

        OneSeries(byte[] labels) {
            this.labels = labels;
        }
    }

    /// Adds every number of a message.
    void add(Snapshot message) {
        long millis = message.clock().timeMicros() / 1_000;
        for (Group group : Group.values()) {
            Table table = message.table(group);
            for (int row = 0; row < table.rows(); row++) {
                add(table, row, millis);
            }
        }
    }

    private void add(Table table, int row, long millis) {
        for (Column column : table.group().columns()) {
            if (!column.field().kind().isText() && table.has(row, column)) {
                double value = table.number(row, column) / SCALES[column.field().decimals()];
                add(series(table, row, column), value, millis);
            }
        }
    }

    private void add(OneSeries to, double value, long millis) {
        sample.clear();
        sample.varint(FIELD_1_DOUBLE);
        sample.fixed64(Double.doubleToLongBits(value));
        sample.varint(FIELD_2_VARINT);
        sample.varint(millis);
        to.samples.message(FIELD_2_MESSAGE, sample);
        if (form == Form.SENT) {
            write(to);
        }
    }

    /// The series of a row's column. Rows of a simulated host never change places.
    private OneSeries series(Table table, int row, Column column) {
        int key = (table.group().ordinal() << 24) | (row << 8) | column.ordinal();
        return series.computeIfAbsent(key, _ -> new OneSeries(labels(table, row, column)));
    }

    private byte[] labels(Table table, int row, Column column) {
        Group group = table.group();
        Map<String, String> labels = new TreeMap<>();
        labels.put("__name__", group.word() + "_" + column.field().name());
        labels.put("host", host);
        for (int i = 0; i < group.textColumns(); i++) {
            if (group.columns().get(i).field().kind() == io.hostpulse.catalogue.Kind.LABEL) {
                labels.put(group.columns().get(i).field().name(), table.text(row, i).toString());
            }
        }
        var all = new Protobuf();
        var one = new Protobuf();
        labels.forEach(
                (name, value) -> {
                    one.clear();
                    one.text(FIELD_1_MESSAGE, name.getBytes(StandardCharsets.UTF_8));
                    one.text(FIELD_2_MESSAGE, value.getBytes(StandardCharsets.UTF_8));
                    all.message(FIELD_1_MESSAGE, one);
                });
        return all.copy();
    }

    /// The body with what was added since the last one.
    byte[] take() {
        series.values().forEach(this::write);
        byte[] block = new byte[snappy.maxCompressedLength(request.length)];
        int length = snappy.compress(request.bytes, 0, request.length, block, 0, block.length);
        request.clear();
        return Arrays.copyOf(block, length);
    }

    private void write(OneSeries one) {
        if (one.samples.length > 0) {
            request.varint(FIELD_1_MESSAGE);
            request.varint(one.labels.length + one.samples.length);
            request.raw(one.labels, one.labels.length);
            request.raw(one.samples.bytes, one.samples.length);
            one.samples.clear();
        }
    }

    /// A growing buffer that is written in protobuf's wire format.
    private static final class Protobuf {
        byte[] bytes = new byte[64];
        int length;

        void clear() {
            length = 0;
        }

        void varint(long value) {
            while ((value & ~0x7fL) != 0) {
                put((byte) (value | 0x80));
                value >>>= 7;
            }
            put((byte) value);
        }

        void fixed64(long value) {
            for (int shift = 0; shift < 64; shift += 8) {
                put((byte) (value >>> shift));
            }
        }

        void message(int key, Protobuf content) {
            varint(key);
            varint(content.length);
            raw(content.bytes, content.length);
        }

        void text(int key, byte[] utf8) {
            varint(key);
            varint(utf8.length);
            raw(utf8, utf8.length);
        }

        void raw(byte[] from, int count) {
            reserve(count);
            System.arraycopy(from, 0, bytes, length, count);
            length += count;
        }

        byte[] copy() {
            return Arrays.copyOf(bytes, length);
        }

        private void put(byte value) {
            reserve(1);
            bytes[length++] = value;
        }

        private void reserve(int count) {
            if (length + count > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(length + count, 2 * bytes.length));
            }
        }
    }
}
