/// The larder: a crash-safe log of bytes with a cursor per output.
@org.jspecify.annotations.NullMarked
module io.hostpulse.journal {
    requires static transitive org.jspecify;

    exports io.hostpulse.journal;
}
