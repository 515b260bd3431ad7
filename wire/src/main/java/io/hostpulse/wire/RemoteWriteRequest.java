package io.hostpulse.wire;

import java.util.List;

/// Writes the series of a [SeriesBook] as a request of Prometheus' remote write, compressed. Keeps
/// its buffers; confined to one thread.
///
/// Source: the remote write specifications 1.0 (`prometheus.WriteRequest`) and 2.0
/// (`io.prometheus.write.v2.Request`).
public final class RemoteWriteRequest {
    /// The two forms of a request.
    public enum Version {
        V1,
        V2
    }

    private static final int TIME_SERIES_V1 = 1;
    private static final int LABELS_V1 = 1;
    private static final int LABEL_NAME = 1;
    private static final int LABEL_VALUE = 2;

    private static final int SYMBOLS = 4;
    private static final int TIME_SERIES_V2 = 5;
    private static final int LABEL_PLACES = 1;
    private static final int METADATA = 5;
    private static final int METADATA_TYPE = 1;
    private static final int METADATA_HELP = 3;
    private static final int METADATA_UNIT = 4;
    private static final int TYPE_COUNTER = 1;
    private static final int TYPE_GAUGE = 2;

    private static final int SAMPLES = 2;
    private static final int SAMPLE_VALUE = 1;
    private static final int SAMPLE_TIME = 2;
    private static final int VALUE_BYTES = 1 + Long.BYTES;

    private final ProtoBytes out = new ProtoBytes();
    private final Snappy snappy = new Snappy();
    private long request;
    private int places;

    /// Writes the request that the book has begun.
    ///
    /// @return the number of compressed bytes, which stand in [#buffer()]
    public int write(SeriesBook book, Version version) {
        out.length = 0;
        switch (version) {
            case V1 -> book.touched().forEach(this::series);
            case V2 -> withSymbols(book.touched());
        }
        return snappy.compress(out.bytes, out.length);
    }

    /// The compressed bytes; valid until the next request is written.
    public byte[] buffer() {
        return snappy.buffer();
    }

    private void series(Series series) {
        int size = samplesSize(series);
        List<Series.Symbol> labels = series.labels;
        for (int i = 0; i < labels.size(); i += 2) {
            size += ProtoBytes.sizeOfField(labelSize(labels, i));
        }
        out.head(TIME_SERIES_V1, size);
        for (int i = 0; i < labels.size(); i += 2) {
            out.head(LABELS_V1, labelSize(labels, i));
            out.field(LABEL_NAME, labels.get(i).utf8);
            out.field(LABEL_VALUE, labels.get(i + 1).utf8);
        }
        samples(series);
    }

    private static int labelSize(List<Series.Symbol> labels, int at) {
        return ProtoBytes.sizeOfField(labels.get(at).utf8.length)
                + ProtoBytes.sizeOfField(labels.get(at + 1).utf8.length);
    }

    private static int sampleSize(long timeMillis) {
        return VALUE_BYTES + 1 + ProtoBytes.sizeOf(timeMillis);
    }

    private static int samplesSize(Series series) {
        int size = 0;
        for (int i = 0; i < series.count; i++) {
            size += ProtoBytes.sizeOfField(sampleSize(series.times[i]));
        }
        return size;
    }

    private void samples(Series series) {
        for (int i = 0; i < series.count; i++) {
            out.head(SAMPLES, sampleSize(series.times[i]));
            out.fixed64(SAMPLE_VALUE, series.values[i]);
            out.number(SAMPLE_TIME, series.times[i]);
        }
    }

    /// All words first, the empty one before them, and then the series, which name their places.
    private void withSymbols(List<Series> all) {
        request++;
        places = 0;
        out.field(SYMBOLS, new byte[0]);
        for (Series series : all) {
            for (Series.Symbol symbol : series.labels) {
                symbol(symbol);
            }
            symbol(series.help);
            symbol(series.unit);
        }
        for (Series series : all) {
            symbolSeries(series);
        }
    }

    private void symbol(Series.Symbol symbol) {
        if (symbol.request != request) {
            symbol.request = request;
            symbol.place = 0;
            if (symbol.utf8.length > 0) {
                symbol.place = ++places;
                out.field(SYMBOLS, symbol.utf8);
            }
        }
    }

    private void symbolSeries(Series series) {
        int labels = 0;
        for (Series.Symbol symbol : series.labels) {
            labels += ProtoBytes.sizeOf(symbol.place);
        }
        int metadata =
                2
                        + 1
                        + ProtoBytes.sizeOf(series.help.place)
                        + 1
                        + ProtoBytes.sizeOf(series.unit.place);
        out.head(
                TIME_SERIES_V2,
                ProtoBytes.sizeOfField(labels)
                        + samplesSize(series)
                        + ProtoBytes.sizeOfField(metadata));
        out.head(LABEL_PLACES, labels);
        for (Series.Symbol symbol : series.labels) {
            out.varint(symbol.place);
        }
        samples(series);
        out.head(METADATA, metadata);
        out.number(METADATA_TYPE, type(series));
        out.number(METADATA_HELP, series.help.place);
        out.number(METADATA_UNIT, series.unit.place);
    }

    private static int type(Series series) {
        return switch (series.type) {
            case COUNTER -> TYPE_COUNTER;
            case GAUGE -> TYPE_GAUGE;
            case HISTOGRAM, SUMMARY, UNTYPED -> 0;
        };
    }
}
