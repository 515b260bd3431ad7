package io.hostpulse.catalogue.groups;

import static io.hostpulse.catalogue.Field.gauge;
import static io.hostpulse.catalogue.Field.label;
import static io.hostpulse.catalogue.Field.text;
import static io.hostpulse.catalogue.Unit.COUNT;
import static io.hostpulse.catalogue.Unit.SECONDS;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;

/// A file that another program wrote into the directory of textfiles. Source: `*.prom` in
/// `collect.textfiles`.
public enum Textfile implements Column {
    FILE(label("file", "its path", "The file.")),
    WHY(text("why", "what was found in it", "Why it is left out; absent when it is taken.")),
    MTIME(
            gauge(
                    "mtime",
                    SECONDS,
                    6,
                    "stat(2) st_mtime",
                    "When it was written, in seconds since 1970.")),
    SAMPLES(gauge("samples", COUNT, 0, "number of its samples", "Samples taken from it."));

    private final Field field;

    Textfile(Field field) {
        this.field = field;
    }

    @Override
    public Field field() {
        return field;
    }
}
