package io.hostpulse.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.views.SqlDialect;
import io.hostpulse.catalogue.views.SqlSchema;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;

class SchemaTextTest {
    private static final Path ROOT = Path.of(System.getProperty("hostpulse.root", ".."));
    private static final Path GOLDEN = ROOT.resolve("sql/src/test/resources/golden");
    private static final boolean WRITE = Boolean.getBoolean("hostpulse.write-docs");

    @TempDir Path directory;

    /// A difference is a change of every user's database: a new version, or a new group or field.
    @ParameterizedTest
    @EnumSource(SqlDialect.class)
    void theSchemaIsTheOneThatWasReviewed(SqlDialect dialect) throws IOException {
        String ddl = new SqlSchema(dialect).ddl();
        Path golden =
                GOLDEN.resolve(
                        switch (dialect) {
                            case SQLITE -> "schema.sql";
                            case POSTGRESQL -> "schema-postgresql.sql";
                            case MARIADB -> "schema-mariadb.sql";
                        });
        if (WRITE) {
            Files.createDirectories(GOLDEN);
            Files.writeString(golden, ddl);
        }
        assertThat(ddl)
                .as("rewrite it with -Dhostpulse.write-docs=true and read the difference")
                .isEqualTo(Files.readString(golden));
    }

    @Test
    void aDatabaseKeepsTheMeaningOfItsColumns() throws SQLException {
        Path file = directory.resolve("meaning.db");
        try (var desk = new Desk(file)) {
            assertThat(desk.output.check()).isEmpty();
        }
        for (Group group : Group.values()) {
            assertThat(
                            Rows.one(
                                    file,
                                    "SELECT sql FROM sqlite_master WHERE name = '"
                                            + group.word()
                                            + "'"))
                    .isEqualTo(new SqlSchema(SqlDialect.SQLITE).table(group));
        }
    }

    @Test
    void noFieldHasTheNameOfAColumnThatEveryTableHas() {
        var taken = Set.of("message_id", "row", "time", "time_us", "hostname");
        for (Group group : Group.values()) {
            var names = new HashSet<>(taken);
            for (Column column : group.columns()) {
                assertThat(names.add(column.field().name()))
                        .as(group.word() + '.' + column.field().name())
                        .isTrue();
            }
        }
    }

    @Test
    void theFingerprintIsSixteenDigitsAndStaysTheSame() {
        assertThat(SqlSchema.fingerprint())
                .hasSize(16)
                .isEqualTo(SqlSchema.fingerprint())
                .isNotEqualTo("0".repeat(16));
    }
}
