/// The server's larder: the store's contract and its implementations.
@org.jspecify.annotations.NullMarked
module io.hostpulse.store {
    requires transitive io.hostpulse.catalogue;
    requires java.sql;
    requires com.github.luben.zstd_jni;
    requires static transitive org.jspecify;

    exports io.hostpulse.store;
}
