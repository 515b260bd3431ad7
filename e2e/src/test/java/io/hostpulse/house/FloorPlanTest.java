package io.hostpulse.house;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Data walks one way: who may know whom, between rooms and inside them.
final class FloorPlanTest {
    private static final Set<String> AGENT_HOUSE =
            Set.of("catalogue", "wire", "config", "collect", "journal", "outputs");

    private static final Set<String> TOP =
            Set.of("catalogue", "wire", "config", "collect", "journal", "outputs", "agent");

    private static final Set<String> ALL =
            Set.of(
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
                    "top");

    /// The rooms each room may know.
    private static final Map<String, Set<String>> ROOMS =
            Map.ofEntries(
                    Map.entry("catalogue", Set.of()),
                    Map.entry("wire", Set.of("catalogue")),
                    Map.entry("config", Set.of()),
                    Map.entry("collect", Set.of("catalogue")),
                    Map.entry("journal", Set.of()),
                    Map.entry("outputs", Set.of("catalogue", "wire")),
                    Map.entry("agent", AGENT_HOUSE),
                    Map.entry("sql", Set.of("catalogue", "wire", "outputs")),
                    Map.entry("store", Set.of("catalogue")),
                    Map.entry("server", Set.of("catalogue", "wire", "config", "store")),
                    Map.entry("top", TOP),
                    Map.entry("cli", ALL),
                    Map.entry("bench", ALL));

    /// Arrows that may not be inside a room: package to package.
    private static final Map<String, Set<String>> FORBIDDEN_PACKAGES =
            Map.of(
                    "io/hostpulse/catalogue/groups", Set.of("io/hostpulse/catalogue/views"),
                    "io/hostpulse/catalogue", Set.of("io/hostpulse/catalogue/views"),
                    "io/hostpulse/agent/time",
                            Set.of(
                                    "io/hostpulse/agent",
                                    "io/hostpulse/agent/config",
                                    "io/hostpulse/agent/assemble"),
                    "io/hostpulse/agent/assemble",
                            Set.of(
                                    "io/hostpulse/agent",
                                    "io/hostpulse/agent/config",
                                    "io/hostpulse/agent/time"),
                    "io/hostpulse/agent/config",
                            Set.of("io/hostpulse/agent", "io/hostpulse/agent/assemble"));

    @Test
    void aRoomRequiresOnlyTheRoomsItMayKnow() throws IOException {
        for (Map.Entry<String, Set<String>> room : ROOMS.entrySet()) {
            Path file =
                    SourceTree.ROOT
                            .resolve(room.getKey())
                            .resolve("target/classes/module-info.class");
            ModuleDescriptor module =
                    ModuleDescriptor.read(new ByteArrayInputStream(SourceTree.bytes(file)));
            Set<String> known = new TreeSet<>();
            for (ModuleDescriptor.Requires requires : module.requires()) {
                if (requires.name().startsWith("io.hostpulse.")) {
                    known.add(requires.name().substring("io.hostpulse.".length()));
                }
            }
            assertThat(room.getValue()).as("what %s may know", room.getKey()).containsAll(known);
        }
    }

    @Test
    void aPackageKnowsNoPackageThatItsRoomKeepsFromIt() {
        Set<String> arrows = new TreeSet<>();
        for (String module : ROOMS.keySet()) {
            for (Path file : SourceTree.classFiles(module)) {
                arrows.addAll(forbiddenArrows(file));
            }
        }
        assertThat(arrows).isEmpty();
    }

    private static Set<String> forbiddenArrows(Path file) {
        Set<String> arrows = new TreeSet<>();
        var parsed = ClassFile.of().parse(SourceTree.bytes(file));
        String self = parsed.thisClass().asInternalName();
        Set<String> forbidden = FORBIDDEN_PACKAGES.getOrDefault(packageOf(self), Set.of());
        for (PoolEntry entry : parsed.constantPool()) {
            if (entry instanceof ClassEntry known
                    && forbidden.contains(packageOf(known.asInternalName()))) {
                arrows.add(self + " -> " + known.asInternalName());
            }
        }
        return arrows;
    }

    private static String packageOf(String internalName) {
        int slash = internalName.lastIndexOf('/');
        return slash < 0 ? "" : internalName.substring(0, slash);
    }
}
