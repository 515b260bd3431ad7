/// The back door: the output contract, console and file.
@org.jspecify.annotations.NullMarked
module io.hostpulse.outputs {
    requires transitive io.hostpulse.catalogue;
    requires transitive io.hostpulse.wire;
    requires static transitive org.jspecify;

    exports io.hostpulse.outputs;
}
