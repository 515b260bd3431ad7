import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/// Completes the bill of materials that Maven wrote of the libraries with what Maven does not know
/// of: the Java runtime and the native libraries beside the jars. Fails when a jar that is shipped
/// does not stand in it with the very bytes that are shipped.
///
/// `java packaging/Sbom.java BOM HOME OUT`, where HOME is the unpacked program; run by the JDK that
/// the runtime was linked from.
final class Sbom {
    private static final String COMPONENTS = "\n  \"components\" : [";

    private Sbom() {}

    public static void main(String[] arguments) throws Exception {
        String bom = Files.readString(Path.of(arguments[0]));
        Path home = Path.of(arguments[1]);
        int at = bom.indexOf(COMPONENTS);
        if (at < 0) {
            throw new IOException(arguments[0] + " has no components");
        }
        for (Path jar : files(home.resolve("app/lib"), ".jar")) {
            if (!bom.contains("\"" + sha256(jar) + "\"")) {
                throw new IOException(
                        jar + " is shipped, but does not stand in " + arguments[0] + " like this;"
                                + " build both at once and with a network: packaging/build without"
                                + " --skip-build");
            }
        }
        var more = new StringBuilder(runtime(home.resolve("runtime")));
        more.append(file(home, home.resolve("app/hostpulse.jar")));
        for (Path library : files(home.resolve("app/native"), ".so")) {
            more.append(file(home, library));
        }
        int rest = at + COMPONENTS.length();
        Files.writeString(
                Path.of(arguments[2]), bom.substring(0, rest) + more + bom.substring(rest));
    }

    private static String runtime(Path runtime) throws Exception {
        var release = new Properties();
        try (var in = Files.newBufferedReader(runtime.resolve("release"))) {
            release.load(in);
        }
        return """

                {
                  "type" : "platform",
                  "bom-ref" : "pkg:generic/openjdk@%1$s",
                  "publisher" : "%2$s",
                  "name" : "openjdk",
                  "version" : "%5$s",
                  "description" : "Java runtime, linked of the modules %3$s",
                  "hashes" : [
                    {
                      "alg" : "SHA-256",
                      "content" : "%4$s"
                    }
                  ],
                  "licenses" : [
                    {
                      "expression" : "GPL-2.0-only WITH Classpath-exception-2.0"
                    }
                  ],
                  "purl" : "pkg:generic/openjdk@%1$s",
                  "properties" : [
                    {
                      "name" : "hostpulse:hash-of",
                      "value" : "runtime/lib/modules"
                    }
                  ]
                },"""
                .formatted(
                        Runtime.version().toString().replace("+", "%2B"),
                        System.getProperty("java.vendor"),
                        release.getProperty("MODULES", "").replace("\"", ""),
                        sha256(runtime.resolve("lib/modules")),
                        Runtime.version())
                .indent(4)
                .stripTrailing();
    }

    private static String file(Path home, Path file) throws Exception {
        return """

                {
                  "type" : "file",
                  "bom-ref" : "file:%1$s",
                  "name" : "%1$s",
                  "hashes" : [
                    {
                      "alg" : "SHA-256",
                      "content" : "%2$s"
                    }
                  ]
                },"""
                .formatted(home.relativize(file), sha256(file))
                .indent(4)
                .stripTrailing();
    }

    private static List<Path> files(Path folder, String end) throws IOException {
        try (Stream<Path> found = Files.walk(folder)) {
            return found.filter(file -> file.toString().endsWith(end)).sorted().toList();
        }
    }

    private static String sha256(Path file) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
        return HexFormat.of().formatHex(digest);
    }
}
