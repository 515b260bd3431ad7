package io.hostpulse.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.catalogue.Group;
import io.hostpulse.outputs.Decoder;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

class DatabasePageTest {
    private static final Path PAGE =
            Path.of(System.getProperty("hostpulse.root", "..")).resolve("docs/database.md");

    @TempDir Path directory;

    @Test
    void everyQueryOfThePageFindsSomething() throws IOException, SQLException {
        Path file = directory.resolve("page.db");
        Decoder decoder =
                message -> {
                    var snapshot = Ticks.decode(message);
                    // Room on every file system, as a real one has.
                    var table = snapshot.table(Group.FILESYSTEM);
                    for (int row = 0; row < table.rows(); row++) {
                        table.set(row, 4, 1L << 40);
                        table.set(row, 6, 1L << (36 + row));
                    }
                    return snapshot;
                };
        try (var output = Expected.output(file, decoder)) {
            output.deliver(Ticks.messages(1, 20));
            output.deliver(Ticks.messages(24, 30));
        }
        List<String> queries = queries();
        assertThat(queries).hasSizeGreaterThanOrEqualTo(5);
        for (String query : queries) {
            assertThat(Rows.query(file, query)).as(query).isNotEmpty();
        }
        assertThat(Rows.query(file, queries.get(1)).getFirst())
                .isEqualTo("web-1|eth0|2026-11-22T11:25|1.0");
        assertThat(Rows.query(file, queries.get(2)))
                .containsExactly(
                        "web-1|/|ext4|93.8", "web-1|/home|ext4|87.5", "web-1|/boot|ext4|75.0");
        assertThat(Rows.query(file, queries.get(4))).containsExactly(Ticks.AGENT + "|7|21|23");
    }

    private static List<String> queries() throws IOException {
        var queries = new ArrayList<String>();
        StringBuilder query = null;
        for (String line : Files.readAllLines(PAGE)) {
            if (line.equals("```sql")) {
                query = new StringBuilder();
            } else if (line.equals("```") && query != null) {
                queries.add(query.toString());
                query = null;
            } else if (query != null) {
                query.append(line).append('\n');
            }
        }
        return queries;
    }
}
