/// The SQL output: SQLite, PostgreSQL or MariaDB, one table per group.
@org.jspecify.annotations.NullMarked
module io.hostpulse.sql {
    requires transitive io.hostpulse.outputs;
    requires java.sql;
    requires org.mariadb.jdbc;
    requires org.postgresql.jdbc;
    requires org.xerial.sqlitejdbc;
    requires static transitive org.jspecify;

    exports io.hostpulse.sql;
}
