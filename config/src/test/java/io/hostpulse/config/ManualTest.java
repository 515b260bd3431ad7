package io.hostpulse.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

final class ManualTest {
    private static final Manual<Shop> MANUAL =
            new Manual<>("shop", "docs/shop.md", Shop.PLAIN, Shop.DEFAULT, "a:8080");

    @TempDir private Path directory;

    @Test
    void thePageSpeaksOfTheProgramAndItsFirstKey() {
        assertThat(MANUAL.page())
                .startsWith("# Configuration of the shop\n")
                .contains("| `--shop.door=a:8080` |")
                .contains("| `HOSTPULSE_SHOP_DOOR=a:8080` |")
                .contains("| `shop:` and below it `door: a:8080` |")
                .contains("and the shop does not start")
                .endsWith(
                        """
                        ### shop

                        | key | value | default | meaning |
                        |---|---|---|---|
                        | `shop.door` | HOST:PORT or [IPV6]:PORT, with a port from 0 to 65535 \
                        | `localhost:80` | Where customers come in. |
                        | `shop.hours.pause` | a duration from 0s to 3h (units ms, s, m, h, d) \
                        | `1h` | How long the shop is closed at noon. |
                        """);
    }

    @Test
    void patternsAreExplainedWhereAKeyTakesThemOnly() {
        assertThat(MANUAL.page()).doesNotContain("pattern").doesNotContain("{");
        Key<Shop, List<String>> goods =
                Key.of("shop.goods", new PatternsKind(), _ -> List.of(), "What is sold.");
        var manual =
                new Manual<>(
                        "shop", "p", Vocabulary.of(List.of(Shop.DOOR, goods)), Shop.DEFAULT, "a:1");
        assertThat(manual.page()).contains("- A pattern is compared with the whole name");
    }

    @Test
    void theSampleIsTheDefaultsAndWithEveryLineInForceSetsEveryKey() throws IOException {
        assertThat(MANUAL.sample()).contains("## docs/shop.md says more.\n");
        assertThat(read(MANUAL.sample()).values().settings())
                .allSatisfy(s -> assertThat(s.origin()).isEqualTo(new Origin.Default()));
        Reading<Shop> reading = read(MANUAL.sample().replaceAll("(?m)^#(?!#)", ""));
        assertThat(reading.problems().isEmpty()).isTrue();
        assertThat(reading.values().settings())
                .allSatisfy(s -> assertThat(s.origin()).isInstanceOf(Origin.File.class));
        assertThat(reading.values().of(Shop.DOOR)).isEqualTo(Shop.DEFAULT.door());
        assertThat(reading.values().of(Shop.PAUSE)).isEqualTo(Shop.DEFAULT.pause());
    }

    private Reading<Shop> read(String content) throws IOException {
        Path file = Files.writeString(directory.resolve("c.yaml"), content);
        return new Layers<>(Shop.PLAIN, Map.of(), List.of()).read(Optional.of(file), Shop.DEFAULT);
    }
}
