/// The back door: the output contract, console, file and HTTP.
@org.jspecify.annotations.NullMarked
module io.hostpulse.outputs {
    requires transitive io.hostpulse.catalogue;
    requires transitive io.hostpulse.wire;
    requires static transitive org.jspecify;

    exports io.hostpulse.outputs;
    exports io.hostpulse.outputs.http;
}
