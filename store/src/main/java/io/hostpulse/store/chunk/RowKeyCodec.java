package io.hostpulse.store.chunk;

import io.hostpulse.catalogue.Text;
import io.hostpulse.store.answer.RowKey;

import java.util.ArrayList;
import java.util.Optional;

/// Writes and reads what tells rows apart: labels (a flag and the bytes each) and the occurrence.
final class RowKeyCodec {
    private static final int LABELS_MAX = 16;

    private RowKeyCodec() {}

    static void write(Out out, RowKey key) {
        out.varint(key.labels().size());
        for (Optional<Text> label : key.labels()) {
            out.flag(label.isPresent());
            label.ifPresent(text -> out.bytes(text.raw()));
        }
        out.varint(key.occurrence());
    }

    static RowKey read(In in) {
        int count = in.count(LABELS_MAX);
        var labels = new ArrayList<Optional<Text>>(count);
        for (int i = 0; i < count; i++) {
            labels.add(in.flag() ? Optional.of(text(in)) : Optional.empty());
        }
        return new RowKey(labels, in.count(Integer.MAX_VALUE));
    }

    static Text text(In in) {
        byte[] raw = in.bytes();
        return Text.of(raw, 0, raw.length);
    }
}
