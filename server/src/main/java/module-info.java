/// The server: time, ingest, queries, live stream, access.
@org.jspecify.annotations.NullMarked
module io.hostpulse.server {
    requires transitive io.hostpulse.catalogue;
    requires transitive io.hostpulse.wire;
    requires transitive io.hostpulse.config;
    requires transitive io.hostpulse.store;
    requires io.helidon.common.buffers;
    requires io.helidon.common.concurrency.limits;
    requires io.helidon.common.socket;
    requires io.helidon.common.tls;
    requires io.helidon.http;
    requires io.helidon.http.encoding;
    requires io.helidon.webserver;
    requires java.logging;
    requires org.bouncycastle.pkix;
    requires org.bouncycastle.provider;
    requires static transitive org.jspecify;

    exports io.hostpulse.server;
}
