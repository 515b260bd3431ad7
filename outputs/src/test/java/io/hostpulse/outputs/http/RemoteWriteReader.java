package io.hostpulse.outputs.http;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads requests of remote write, written from the specifications and not from our writer. What is
/// against them is an [IllegalArgumentException].
final class RemoteWriteReader {
    /// One sample; its value's bits tell a stale marker from another NaN.
    record Sample(Map<String, String> labels, long millis, long bits) {
        static final long STALE = 0x7ff0000000000002L;

        String name() {
            return labels.getOrDefault("__name__", "");
        }

        boolean isStale() {
            return bits == STALE;
        }
    }

    /// What 2.0 says of a series beside its samples.
    record Metadata(long type, String help, String unit) {}

    /// One field: a number or bytes.
    private static final class Field {
        private final int number;
        private final long value;
        private final byte[] bytes;

        Field(int number, long value, byte[] bytes) {
            this.number = number;
            this.value = value;
            this.bytes = bytes;
        }

        int number() {
            return number;
        }

        long value() {
            return value;
        }

        byte[] bytes() {
            return bytes;
        }
    }

    final List<Sample> samples = new ArrayList<>();
    final Map<String, Metadata> metadata = new LinkedHashMap<>();

    static RemoteWriteReader read(byte[] body, boolean isNewer) {
        var reader = new RemoteWriteReader();
        if (isNewer) {
            reader.newer(fields(unpacked(body)));
        } else {
            reader.older(fields(unpacked(body)));
        }
        return reader;
    }

    static byte[] unpacked(byte[] body) {
        ByteBuffer in = ByteBuffer.wrap(body).order(ByteOrder.LITTLE_ENDIAN);
        byte[] out = new byte[(int) varint(in)];
        int at = 0;
        while (in.hasRemaining()) {
            int tag = in.get() & 0xff;
            if ((tag & 3) == 0) {
                int count = literalLength(tag, in);
                in.get(out, at, count);
                at += count;
                continue;
            }
            int count = (tag & 3) == 1 ? ((tag >> 2) & 7) + 4 : (tag >> 2) + 1;
            int offset =
                    switch (tag & 3) {
                        case 1 -> ((tag >> 5) << 8) | (in.get() & 0xff);
                        case 2 -> in.getShort() & 0xffff;
                        default -> in.getInt();
                    };
            check(offset > 0 && offset <= at, "a copy from before the beginning");
            for (int i = 0; i < count; i++, at++) {
                out[at] = out[at - offset];
            }
        }
        check(at == out.length, "another length than it says");
        return out;
    }

    private static int literalLength(int tag, ByteBuffer in) {
        int code = tag >> 2;
        if (code < 60) {
            return code + 1;
        }
        int count = 1;
        for (int i = 0; i < code - 59; i++) {
            count += (in.get() & 0xff) << (8 * i);
        }
        return count;
    }

    private static void check(boolean isRight, String otherwise) {
        if (!isRight) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte b = in.get();
            value |= (b & 0x7fL) << shift;
            if (b >= 0) {
                return value;
            }
        }
    }

    private static List<Field> fields(byte[] message) {
        ByteBuffer in = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
        var fields = new ArrayList<Field>();
        while (in.hasRemaining()) {
            int tag = (int) varint(in);
            byte[] bytes = {};
            long value = 0;
            switch (tag & 7) {
                case 0 -> value = varint(in);
                case 1 -> value = in.getLong();
                case 2 -> {
                    bytes = new byte[(int) varint(in)];
                    in.get(bytes);
                }
                default -> throw new IllegalArgumentException("wire type " + (tag & 7));
            }
            fields.add(new Field(tag >> 3, value, bytes));
        }
        return fields;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private void older(List<Field> request) {
        for (Field series : request) {
            check(series.number() == 1, "field " + series.number() + " in a request of 1.0");
            Map<String, String> labels = new LinkedHashMap<>();
            var found = new ArrayList<Field>();
            for (Field field : fields(series.bytes())) {
                if (field.number() == 1) {
                    List<Field> label = fields(field.bytes());
                    label(labels, text(label.get(0).bytes()), text(label.get(1).bytes()));
                } else {
                    check(field.number() == 2, "field " + field.number() + " in a series");
                    found.add(field);
                }
            }
            take(labels, found);
        }
    }

    private void newer(List<Field> request) {
        var symbols = new ArrayList<String>();
        for (Field field : request) {
            if (field.number() == 4) {
                symbols.add(text(field.bytes()));
            } else {
                check(field.number() == 5, "field " + field.number() + " in a request of 2.0");
            }
        }
        check(!symbols.isEmpty() && symbols.getFirst().isEmpty(), "no empty symbol at first");
        check(symbols.stream().distinct().count() == symbols.size(), "a symbol twice");
        for (Field series : request) {
            if (series.number() == 5) {
                newerSeries(series, symbols);
            }
        }
    }

    private void newerSeries(Field series, List<String> symbols) {
        Map<String, String> labels = new LinkedHashMap<>();
        var found = new ArrayList<Field>();
        Metadata said = new Metadata(0, "", "");
        for (Field field : fields(series.bytes())) {
            switch (field.number()) {
                case 1 -> {
                    ByteBuffer places = ByteBuffer.wrap(field.bytes());
                    while (places.hasRemaining()) {
                        String name = symbols.get((int) varint(places));
                        label(labels, name, symbols.get((int) varint(places)));
                    }
                }
                case 2 -> found.add(field);
                case 5 -> {
                    List<Field> of = fields(field.bytes());
                    said =
                            new Metadata(
                                    of.get(0).value(),
                                    symbols.get((int) of.get(1).value()),
                                    symbols.get((int) of.get(2).value()));
                }
                default -> throw new IllegalArgumentException("field " + field.number());
            }
        }
        metadata.put(labels.getOrDefault("__name__", ""), said);
        take(labels, found);
    }

    private static void label(Map<String, String> labels, String name, String text) {
        check(!text.isEmpty(), "the label " + name + " without a text");
        check(labels.put(name, text) == null, "the label " + name + " twice");
    }

    private void take(Map<String, String> labels, List<Field> found) {
        check(labels.containsKey("__name__"), "a series without a name");
        check(
                labels.keySet().stream().sorted().toList().equals(List.copyOf(labels.keySet())),
                "labels that are not sorted");
        check(!found.isEmpty(), "a series without samples");
        long before = Long.MIN_VALUE;
        for (Field field : found) {
            List<Field> sample = fields(field.bytes());
            long millis = sample.get(1).value();
            check(millis > before, "samples of a series that are not in order");
            before = millis;
            samples.add(new Sample(labels, millis, sample.get(0).value()));
        }
    }
}
