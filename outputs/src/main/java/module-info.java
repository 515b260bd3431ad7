/// The back door: the output contract, console, file, a server by HTTP, remote write.
@org.jspecify.annotations.NullMarked
module io.hostpulse.outputs {
    requires transitive io.hostpulse.catalogue;
    requires transitive io.hostpulse.wire;
    requires static transitive org.jspecify;

    exports io.hostpulse.outputs;
    exports io.hostpulse.outputs.http;
}
