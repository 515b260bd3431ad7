package io.hostpulse.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/// What a user unpacks: it runs where there is no Java and hardly anything else. What is built and
/// run is the package of this machine's kind.
@SideBySide
final class PackageIT {
    private static final Duration RUN = Duration.ofSeconds(60);

    /// The libraries of the C library that the runtime is linked with.
    private static final List<String> LIBC =
            List.of("libc.so.6", "libm.so.6", "libdl.so.2", "libpthread.so.0", "librt.so.1");

    @TempDir private static Path folder;
    private static Path home = Path.of("");

    private static Path archive = Path.of("");

    @BeforeAll
    static void unpack() throws IOException {
        archive = folder.resolve("first.tar.gz");
        Files.copy(built(), archive);
        Path root = Files.createDirectories(folder.resolve("root/opt"));
        assertThat(
                        Program.run(
                                        folder,
                                        RUN,
                                        "tar",
                                        "-C",
                                        root.toString(),
                                        "-xzf",
                                        archive.toString())
                                .code())
                .isZero();
        try (Stream<Path> inside = Files.list(root)) {
            home = inside.findFirst().orElseThrow();
        }
    }

    private static Path built() throws IOException {
        return BuiltPackages.one(BuiltPackages.dist(folder), "hostpulse-", ".tar.gz");
    }

    @Test
    void itsBillOfMaterialsNamesEveryJarAndTheRuntime() throws IOException {
        JsonNode bill = JsonMapper.shared().readTree(home.resolve("sbom.json").toFile());
        assertThat(bill.path("bomFormat").stringValue()).isEqualTo("CycloneDX");
        assertThat(bill.has("serialNumber")).isFalse();
        assertThat(bill.path("metadata").has("timestamp")).isFalse();
        List<String> named = new ArrayList<>();
        for (JsonNode component : bill.path("components")) {
            String name = component.path("name").stringValue();
            String version = component.path("version").stringValue("");
            named.add(version.isEmpty() ? name : name + "-" + version + ".jar");
            boolean isFile = component.path("type").stringValue().equals("file");
            assertThat(isFile || !component.path("licenses").isEmpty()).as(name).isTrue();
        }
        try (Stream<Path> jars = Files.list(home.resolve("app/lib"))) {
            assertThat(named).containsAll(jars.map(jar -> "" + jar.getFileName()).toList());
        }
        assertThat(named).contains("app/hostpulse.jar").anyMatch(it -> it.startsWith("openjdk-25"));
    }

    @Test
    void itsBillOfMaterialsNamesWhatIsInsideThePageAndNoTool() throws IOException {
        JsonNode locked =
                JsonMapper.shared()
                        .readTree(Program.ROOT.resolve("web/package-lock.json").toFile())
                        .path("packages");
        List<String> expected = new ArrayList<>();
        // Without Node, a build leaves the page out, and then nothing of it is shipped.
        for (String path : hasPage() ? locked.propertyNames() : List.<String>of()) {
            JsonNode library = locked.path(path);
            if (!path.isEmpty() && !library.path("dev").booleanValue(false)) {
                expected.add(
                        "pkg:npm/%s@%s %s"
                                .formatted(
                                        path.substring(path.lastIndexOf("node_modules/") + 13),
                                        library.path("version").stringValue(),
                                        library.path("license").stringValue()));
            }
        }
        JsonNode bill = JsonMapper.shared().readTree(home.resolve("sbom.json").toFile());
        List<String> found = new ArrayList<>();
        for (JsonNode component : bill.path("components")) {
            String purl = component.path("purl").stringValue("");
            if (purl.startsWith("pkg:npm/")) {
                JsonNode licence = component.path("licenses").path(0).path("expression");
                found.add(purl + " " + licence.stringValue());
                assertThat(purl)
                        .isEqualTo(
                                "pkg:npm/%s@%s"
                                        .formatted(
                                                component.path("name").stringValue(),
                                                component.path("version").stringValue()));
            }
        }
        assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
    }

    private static boolean hasPage() throws IOException {
        Path jar = BuiltPackages.one(home.resolve("app/lib"), "hostpulse-web-", ".jar");
        try (var inside = new JarFile(jar.toFile())) {
            return inside.getEntry("hostpulse-page/index.html") != null;
        }
    }

    @Test
    void builtTwiceItIsTheSame() throws IOException {
        Machine.skipUnless(Machine.isLong(), "two builds are compared: hostpulse.long");
        Path first = Files.createDirectories(folder.resolve("first"));
        try (Stream<Path> files = Files.list(BuiltPackages.dist(folder))) {
            for (Path file : files.toList()) {
                Files.copy(file, first.resolve(file.getFileName()));
            }
        }
        BuiltPackages.again(folder);
        Path sums = Path.of(BuiltPackages.SUMS);
        assertThat(BuiltPackages.dist(folder).resolve(sums))
                .hasSameTextualContentAs(first.resolve(sums));
    }

    @Test
    void itRunsWhereThereIsOnlyTheCLibraryAndAShell() throws IOException {
        Machine.needsNamespaces(folder);
        Machine.needs("dash", "chroot");
        Path root = folder.resolve("root");
        Path bin = Files.createDirectories(root.resolve("bin"));
        Files.copy(Path.of("/bin/dash"), bin.resolve("sh"));
        for (String empty : List.of("proc", "sys", "dev", "tmp")) {
            Files.createDirectories(root.resolve(empty));
        }
        copyLibc(root);
        // The script takes the root as its first argument and goes on with the rest.
        String script =
                "r=$1; shift; mount -t proc proc \"$r/proc\" && mount -t sysfs sysfs \"$r/sys\""
                        + " && mount --bind /dev \"$r/dev\" && exec chroot \"$r\" \"$@\"";
        Program.Ended once =
                Program.run(
                        folder,
                        RUN,
                        "unshare",
                        "-m",
                        "sh",
                        "-c",
                        script,
                        "sh",
                        root.toString(),
                        "/opt/" + home.getFileName() + "/bin/hostpulse",
                        "once",
                        "-o",
                        "json");
        assertThat(once.code()).as(once.err()).isZero();
        assertThat(once.out()).contains("\"cpu\":{").contains("\"mem\":{");
        assertThat(once.err()).isEmpty();
    }

    private static void copyLibc(Path root) throws IOException {
        String machine = System.getProperty("os.arch");
        Path libraries;
        Path loader;
        switch (machine) {
            case "amd64" -> {
                libraries = Path.of("lib/x86_64-linux-gnu");
                loader = Path.of("lib64/ld-linux-x86-64.so.2");
            }
            case "aarch64" -> {
                libraries = Path.of("lib/aarch64-linux-gnu");
                loader = Path.of("lib/ld-linux-aarch64.so.1");
            }
            default -> throw new AssertionError("no package is made for " + machine);
        }
        Machine.skipUnless(
                Files.exists(Path.of("/").resolve(loader)), "the loader is not at /" + loader);
        copy(loader, root);
        for (String library : LIBC) {
            copy(libraries.resolve(library), root);
        }
    }

    private static void copy(Path file, Path root) throws IOException {
        Files.createDirectories(root.resolve(file).getParent());
        Files.copy(Path.of("/").resolve(file).toRealPath(), root.resolve(file));
    }

    @Test
    void itsAgentStartsFromItsClassArchive() throws IOException {
        startsFrom("agent.jsa", "");
    }

    @Test
    void anAgentThatSpeaksTlsStartsFromTheArchiveThatHasIt() throws IOException {
        startsFrom(
                "agent-tls.jsa",
                """
                  server:
                    type: http
                    url: https://127.0.0.1:9
                """);
    }

    private static void startsFrom(String name, String output) throws IOException {
        Path place = Files.createDirectory(folder.resolve("of-" + name));
        Path config = place.resolve("agent.yaml");
        Path lines = place.resolve("lines.ndjson");
        Files.writeString(
                config,
                """
                # A comment may name https: without meaning it.
                agent:
                  interval: 1s
                  state-dir: %s
                outputs:
                  lines:
                    type: file
                    path: %s
                %s\
                """
                        .formatted(place.resolve("state"), lines, output));
        // An archive that does not fit ends the program then, instead of slowing its start.
        Path loaded = place.resolve("loaded");
        String options = "-Xshare:on -Xlog:class+load:file=" + loaded;
        Map<String, String> strict = Map.of("HOSTPULSE_JAVA_OPTIONS", options);
        try (Program agent =
                Program.start(
                        folder,
                        strict,
                        List.of(
                                home.resolve("bin/hostpulse").toString(),
                                "agent",
                                "--config",
                                config.toString()))) {
            Program.await(
                    "a message; " + agent.err(), RUN, () -> !agent.isRunning() || size(lines) > 0);
            assertThat(agent.isRunning()).as(agent.err()).isTrue();
            assertThat(Files.readString(Path.of("/proc/" + agent.pid() + "/maps")))
                    .contains("/app/" + name);
            assertThat(agent.stop().code()).isZero();
            assertThat(agent.err()).doesNotContain("archive");
        }
        List<String> ours;
        try (Stream<String> classes = Files.lines(loaded)) {
            ours = classes.filter(line -> line.contains("io.hostpulse.")).toList();
        }
        assertThat(ours).hasSizeGreaterThan(100);
        List<String> others =
                ours.stream().filter(line -> !line.contains("shared objects file")).toList();
        assertThat(others)
                .as("what is not archived; packaging/build --record makes the list anew")
                .hasSizeLessThan(ours.size() / 50);
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0;
        }
    }
}
