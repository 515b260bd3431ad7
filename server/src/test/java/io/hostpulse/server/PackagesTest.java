package io.hostpulse.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.server.packages.Packages;
import io.hostpulse.store.Store;
import io.hostpulse.store.StoreLimits;
import io.hostpulse.store.Stores;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What a host that is added is given.
final class PackagesTest {
    private static final String SUM = "ab".repeat(32);

    @TempDir private Path folder;

    private ServerConfig config() {
        ServerConfig base = House.config(folder);
        return new ServerConfig(
                base.host(),
                base.port(),
                base.dataFolder(),
                base.tls(),
                base.allowLocalAgents(),
                base.http(),
                base.ingest(),
                base.queries(),
                base.clock(),
                base.agents(),
                folder.resolve("packages"));
    }

    private void list(String... lines) throws Exception {
        Path packages = Files.createDirectories(folder.resolve("packages"));
        Files.writeString(packages.resolve(Packages.SUMS), String.join("\n", lines) + "\n");
    }

    @Test
    void withoutPackagesThereIsNoScript() throws Exception {
        try (Store store = Stores.memory(StoreLimits.DEFAULT);
                House house = new House(config(), store)) {
            Wire.Answer answer = house.get("/install.sh");
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.text()).contains("server.packages-dir");
            assertThat(House.json(house.post("/api/v1/tokens", "{}")).text("install")).isEmpty();
        }
    }

    @Test
    void theScriptHoldsTheSumsAndTheServersAddress() throws Exception {
        list(SUM + "  hostpulse-agent_1.0~rc1_all.deb");
        try (Store store = Stores.memory(StoreLimits.DEFAULT);
                House house = new House(config(), store)) {
            Wire.Answer answer = house.get("/install.sh");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.text())
                    .contains("sums='" + SUM + "  hostpulse-agent_1.0~rc1_all.deb'")
                    .contains("server=${server:-" + house.server.url() + "}")
                    .doesNotContain("@SERVER@", "@PIN@", "@SUMS@");
        }
    }

    @Test
    void aTokenComesWithTheLineThatInstalls() throws Exception {
        list(SUM + "  hostpulse-agent_1.0_all.deb");
        try (Store store = Stores.memory(StoreLimits.DEFAULT);
                House house = new House(config(), store)) {
            var made = House.json(house.post("/api/v1/tokens", "{}"));
            assertThat(made.text("install"))
                    .contains(
                            "{ echo token="
                                    + made.text("token").orElseThrow()
                                    + "; curl -fsS '"
                                    + house.server.url()
                                    + "/install.sh' || echo exit 1; } | sudo sh");
        }
    }

    @Test
    void aFileOfTheListIsGivenAndNoOther() throws Exception {
        list(
                SUM + "  a_1~2+3.deb",
                SUM + "  gone.deb",
                SUM + "  ../out",
                SUM + " *binary.deb",
                "no sum  other.deb");
        byte[] content = new byte[300_000];
        content[7] = 7;
        Files.write(folder.resolve("packages/a_1~2+3.deb"), content);
        Files.writeString(folder.resolve("packages/other.deb"), "other");
        Files.writeString(folder.resolve("out"), "out");
        try (Store store = Stores.memory(StoreLimits.DEFAULT);
                House house = new House(config(), store)) {
            Wire.Answer answer = house.get("/packages/a_1~2+3.deb");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo(content);
            for (String other :
                    List.of("gone.deb", "other.deb", "SHA256SUMS", "..%2Fout", "..", "%2e%2e")) {
                assertThat(house.get("/packages/" + other).status()).as(other).isEqualTo(404);
            }
        }
    }

    @Test
    void aListThatIsTooLongIsNone() throws Exception {
        list((SUM + "  a.deb\n").repeat(1_000));
        try (Store store = Stores.memory(StoreLimits.DEFAULT);
                House house = new House(config(), store)) {
            Wire.Answer answer = house.get("/install.sh");
            assertThat(answer.status()).isEqualTo(404);
            assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("no packages");
        }
    }
}
