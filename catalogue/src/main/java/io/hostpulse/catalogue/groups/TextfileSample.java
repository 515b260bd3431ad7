package io.hostpulse.catalogue.groups;

import static io.hostpulse.catalogue.Field.gauge;
import static io.hostpulse.catalogue.Field.label;
import static io.hostpulse.catalogue.Field.text;
import static io.hostpulse.catalogue.Unit.NONE;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;

/// A sample of a textfile. Source: `*.prom` in `collect.textfiles`, Prometheus' text format 0.0.4.
public enum TextfileSample implements Column {
    NAME(label("name", "the name of the sample", "The sample's name.")),
    LABELS(
            label(
                    "labels",
                    "what stands in its braces",
                    "Its labels in their order by name, as the format writes them.")),
    FAMILY(
            text(
                    "family",
                    "the name without _bucket, _sum, _count",
                    "The family that it belongs to.")),
    TYPE(text("type", "# TYPE", "counter, gauge, histogram, summary or untyped.")),
    HELP(text("help", "# HELP", "What the family is, on its first sample only.")),
    WRITTEN(text("written", "the number as it is written", "The number as the file has it.")),
    VALUE(
            gauge(
                    "value",
                    NONE,
                    6,
                    "the number",
                    "The number; absent where six decimals do not hold it."));

    private final Field field;

    TextfileSample(Field field) {
        this.field = field;
    }

    @Override
    public Field field() {
        return field;
    }
}
