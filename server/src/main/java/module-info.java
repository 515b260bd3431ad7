/// The server: time, ingest, queries, live stream, access.
@org.jspecify.annotations.NullMarked
module io.hostpulse.server {
    requires transitive io.hostpulse.catalogue;
    requires transitive io.hostpulse.wire;
    requires transitive io.hostpulse.store;
    requires static transitive org.jspecify;
}
