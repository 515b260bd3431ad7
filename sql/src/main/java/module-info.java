/// The SQL output: SQLite, one table per group.
@org.jspecify.annotations.NullMarked
module io.hostpulse.sql {
    requires transitive io.hostpulse.outputs;
    requires transitive java.sql;
    requires static transitive org.jspecify;

    exports io.hostpulse.sql;
}
