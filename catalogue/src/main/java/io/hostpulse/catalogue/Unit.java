package io.hostpulse.catalogue;

/// The unit of a field's value. Raw groups use base units; the five document groups (`load`, `cpu`,
/// `mem`, `disk`, `net`) keep the units that the stage 1 document gives them.
public enum Unit {
    /// Text, or a number without unit.
    NONE("1", ""),
    /// Run-queue length, as `/proc/loadavg` counts it.
    LOAD("1", ""),
    /// A number of things.
    COUNT("1", ""),
    /// 0 or 1.
    BOOLEAN("1", ""),
    /// A share between 0 and 1.
    RATIO("1", "ratio"),
    /// A share between 0 and 100.
    PERCENT("%", "percent"),
    BYTES("By", "bytes"),
    /// 1,024 bytes; the document's "KB".
    KIBIBYTES("KiBy", "kibibytes"),
    /// 1,048,576 bytes; the document's "MB".
    MEBIBYTES("MiBy", "mebibytes"),
    SECONDS("s", "seconds"),
    MILLISECONDS("ms", "milliseconds");

    private final String ucum;
    private final String word;

    Unit(String ucum, String word) {
        this.ucum = ucum;
        this.word = word;
    }

    /// The unit's code in the Unified Code for Units of Measure, as OpenTelemetry writes units.
    public String ucum() {
        return ucum;
    }

    /// The unit's English plural, as Prometheus ends a metric's name with; empty for plain numbers.
    public String word() {
        return word;
    }
}
