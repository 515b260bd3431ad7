/// How a snapshot is written down, once: the JSON message, and for Prometheus its text and remote
/// write.
@org.jspecify.annotations.NullMarked
module io.hostpulse.wire {
    requires transitive io.hostpulse.catalogue;
    requires static transitive org.jspecify;

    exports io.hostpulse.wire;
}
