package io.hostpulse.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/// A build that is broken on purpose: the packaged program with one piece of its code replaced as
/// it is loaded, by a Java agent. A harness that lets one of them pass is broken itself.
final class Mutant {
    private Mutant() {}

    /// The JVM option that makes a program this mutant.
    ///
    /// @param folder where the Java agent's jar is written
    /// @param kind which
    static String option(Path folder, MutantAgent.Kind kind) {
        Path jar = folder.resolve("mutant.jar");
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes()
                .put(new Attributes.Name("Premain-Class"), MutantAgent.class.getName());
        try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            for (Class<?> each : MutantAgent.classes()) {
                String name = each.getName().replace('.', '/') + ".class";
                out.putNextEntry(new JarEntry(name));
                try (InputStream in = Mutant.class.getClassLoader().getResourceAsStream(name)) {
                    in.transferTo(out);
                }
                out.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "-javaagent:" + jar + "=" + kind;
    }

    /// The line that a mutant prints on standard error once its code has been replaced.
    static String tookEffect(MutantAgent.Kind kind) {
        return "mutant " + kind + " took effect";
    }
}
