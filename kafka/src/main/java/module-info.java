/// A side room with Kafka's client: the Kafka output, and the feed that servers read.
@org.jspecify.annotations.NullMarked
module io.hostpulse.kafka {
    requires transitive io.hostpulse.outputs;
    requires transitive io.hostpulse.server;
    requires kafka.clients;
    requires static transitive org.jspecify;

    exports io.hostpulse.kafka;
}
