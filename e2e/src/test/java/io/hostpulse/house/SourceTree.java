package io.hostpulse.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The checkout under test.
final class SourceTree {
    static final Path ROOT = Path.of(System.getProperty("hostpulse.root", "..")).toAbsolutePath();

    /// The rooms in walking order.
    static final List<String> MODULES =
            List.of(
                    "catalogue",
                    "wire",
                    "config",
                    "collect",
                    "journal",
                    "outputs",
                    "agent",
                    "sql",
                    "store",
                    "server",
                    "top",
                    "cli",
                    "bench",
                    "e2e");

    /// The rooms whose code runs in the agent's process, where every megabyte counts.
    static final List<String> AGENT_MODULES =
            List.of("catalogue", "wire", "config", "collect", "journal", "outputs", "agent", "sql");

    private SourceTree() {}

    /// Every Java source of the project.
    static List<Path> javaFiles() {
        return MODULES.stream()
                .flatMap(module -> files(ROOT.resolve(module).resolve("src"), ".java"))
                .sorted()
                .toList();
    }

    /// Every class compiled from a module's main code.
    static List<Path> classFiles(String module) {
        return files(ROOT.resolve(module).resolve("target/classes"), ".class").sorted().toList();
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> files(Path folder, String ending) {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(file -> file.toString().endsWith(ending)).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
