package io.hostpulse.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The machinery with a vocabulary that is not the agent's.
final class LayersTest {
    @TempDir private Path directory;

    @Test
    void eachLayerWinsOverTheWeakerOnes() throws IOException {
        Path file = file("shop:\n  door: a:1\n  hours: {pause: 1m}\n");
        Reading<Shop> reading =
                new Layers<>(
                                Shop.PLAIN,
                                Map.of("HOSTPULSE_SHOP_DOOR", "b:2"),
                                List.of("--shop.door=c:3"))
                        .read(Optional.of(file), Shop.DEFAULT);
        assertThat(lines(reading)).isEmpty();
        assertThat(reading.values().of(Shop.DOOR).text()).isEqualTo("c:3");
        assertThat(reading.values().of(Shop.PAUSE)).isEqualTo(Duration.ofMinutes(1));
        assertThat(reading.values().settings())
                .containsExactly(
                        new Setting("shop.door", "c:3", new Origin.Flag("--shop.door")),
                        new Setting("shop.hours.pause", "1m", new Origin.File(file, 3, 18)));
    }

    @Test
    void theProgramsOwnKeysAreNamedInAdvice() throws IOException {
        Reading<Shop> reading = read(Shop.PLAIN, "shop:\n  dor: a:1\nshelves: {}\nxyzzyx: 1\n");
        assertThat(lines(reading))
                .containsExactly(
                        "c.yaml:2:3: unknown key shop.dor; nearest: shop.door",
                        "c.yaml:3:1: unknown key shelves; expected shop",
                        "c.yaml:4:1: unknown key xyzzyx; expected shop");
        assertThat(lines(flags(Shop.PLAIN, "--xyzzyxyzzy=1", "--shelves.a.height=1")))
                .containsExactly(
                        "--xyzzyxyzzy: unknown option; expected a key, such as --shop.door",
                        "--shelves.a.height: unknown option; expected a key, such as --shop.door");
    }

    @Test
    void namedThingsAreGatheredFromAllLayers() throws IOException {
        Reading<Shop> reading =
                new Layers<>(
                                Shop.FULL,
                                Map.of("HOSTPULSE_SHELVES_TOP_LEFT_HEIGHT", "2"),
                                List.of("--shelves.low.height=3"))
                        .read(Optional.of(file("shelves:\n  low: {width: 1}\n")), Shop.DEFAULT);
        assertThat(lines(reading)).isEmpty();
        assertThat(reading.givens().things()).containsExactly("low", "top-left");
        assertThat(reading.givens().thing("low").keySet()).containsExactly("width", "height");
        assertThat(reading.givens().thingOrigin("top-left").label())
                .isEqualTo("HOSTPULSE_SHELVES_TOP_LEFT_HEIGHT");
    }

    @Test
    void namedThingsAreCalledByTheirWord() throws IOException {
        assertThat(lines(read(Shop.FULL, "shelves:\n  LOW: {}\n")))
                .singleElement()
                .asString()
                .startsWith("c.yaml:2:3: the shelf name \"LOW\" cannot be used; expected a name");
        assertThat(lines(flags(Shop.FULL, "--shelves.low=1")))
                .singleElement()
                .asString()
                .startsWith(
                        "--shelves.low: names no key of a shelf; expected"
                                + " --shelves.NAME.FIELD=VALUE with a name");
        assertThat(lines(environment(Shop.FULL, "HOSTPULSE_SHELVES_LOW_WIDTH")))
                .containsExactly(
                        "HOSTPULSE_SHELVES_LOW_WIDTH: names no key of a shelf; expected"
                                + " HOSTPULSE_SHELVES_NAME_FIELD with a field of height");
    }

    @Test
    void variablesOfAnotherProgramArePassedOver() {
        for (String other :
                List.of("HOSTPULSE_CELLAR", "HOSTPULSE_CELLAR_LIGHT", "HOSTPULSE_SHOP_BACK_DOOR")) {
            assertThat(lines(environment(Shop.FULL, other))).as(other).isEmpty();
            assertThat(lines(environment(Shop.PLAIN, other))).as(other).hasSize(1);
        }
        assertThat(lines(environment(Shop.FULL, "HOSTPULSE_CELLARS")))
                .singleElement()
                .asString()
                .startsWith("HOSTPULSE_CELLARS: unknown variable; ");
    }

    @Test
    void wordsOfAnotherProgramStayUnknownInTheFileAndOnTheCommandLine() throws IOException {
        assertThat(lines(read(Shop.FULL, "cellar: {light: 1}\n"))).hasSize(1);
        assertThat(lines(flags(Shop.FULL, "--cellar.light=1"))).hasSize(1);
    }

    @Test
    void aKeyIsReadAlthoughAnotherProgramHasItToo() {
        Reading<Shop> reading =
                environment(Shop.PLAIN.besides(Set.of("shop")), "HOSTPULSE_SHOP_DOOR");
        assertThat(lines(reading))
                .containsExactly(
                        "HOSTPULSE_SHOP_DOOR: shop.door is \"1\", which has no port; expected"
                                + " HOST:PORT or [IPV6]:PORT, with a port from 0 to 65535");
    }

    @Test
    void aFileThatIsNotYamlIsSaidToBeUnread() throws IOException {
        Reading<Shop> reading = read(Shop.FULL, "shop: [\n");
        assertThat(reading.isFileRead()).isFalse();
        assertThat(lines(reading)).hasSize(1);
    }

    private Reading<Shop> read(Vocabulary<Shop> vocabulary, String content) throws IOException {
        return new Layers<>(vocabulary, Map.of(), List.of())
                .read(Optional.of(file(content)), Shop.DEFAULT);
    }

    private static Reading<Shop> flags(Vocabulary<Shop> vocabulary, String... flags) {
        return new Layers<>(vocabulary, Map.of(), List.of(flags))
                .read(Optional.empty(), Shop.DEFAULT);
    }

    private static Reading<Shop> environment(Vocabulary<Shop> vocabulary, String variable) {
        return new Layers<>(vocabulary, Map.of(variable, "1"), List.of())
                .read(Optional.empty(), Shop.DEFAULT);
    }

    private List<String> lines(Reading<Shop> reading) {
        return reading.problems().sorted().stream()
                .map(problem -> problem.line().replace(directory + "/", ""))
                .toList();
    }

    private Path file(String content) throws IOException {
        return Files.writeString(directory.resolve("c.yaml"), content);
    }
}
