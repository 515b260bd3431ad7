import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/// Completes the bill of materials that Maven wrote of the libraries with what Maven does not know
/// of: the Java runtime, the native libraries beside the jars, and npm's libraries inside the page,
/// which its build lists in the page's jar. Fails when a jar that is shipped does not stand in it
/// with the very bytes that are shipped, or when a page does not say what is inside it.
///
/// `java packaging/Sbom.java BOM HOME OUT`, where HOME is the unpacked program; run by the JDK that
/// the runtime was linked from.
final class Sbom {
    private static final String COMPONENTS = "\n  \"components\" : [";
    private static final String PAGE = "hostpulse-page/index.html";
    private static final String PAGE_LIBRARIES = "hostpulse-page/libraries.txt";
    private static final String INTEGRITY = "sha512-";

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
        for (Path jar : files(home.resolve("app/lib"), ".jar")) {
            more.append(pageLibraries(jar));
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

    /// The libraries inside the page, if the jar holds one.
    private static String pageLibraries(Path jar) throws IOException {
        var out = new StringBuilder();
        try (var inside = new JarFile(jar.toFile())) {
            var list = inside.getEntry(PAGE_LIBRARIES);
            if (list == null && inside.getEntry(PAGE) != null) {
                throw new IOException(
                        jar + " holds a page, but no " + PAGE_LIBRARIES + ": build web anew");
            }
            if (list != null) {
                String lines = new String(inside.getInputStream(list).readAllBytes());
                lines.lines().forEach(line -> out.append(npmLibrary(line)));
            }
        }
        return out.toString();
    }

    /// @param line name, version, licence (an SPDX expression, which may have blanks) and integrity
    private static String npmLibrary(String line) {
        String[] words = line.split(" ");
        int last = words.length - 1;
        if (last < 3 || !words[last].startsWith(INTEGRITY)) {
            throw new IllegalStateException(
                    "a line of " + PAGE_LIBRARIES + " without name, version, licence or SHA-512: "
                            + line);
        }
        byte[] hash = Base64.getDecoder().decode(words[last].substring(INTEGRITY.length()));
        return """

                {
                  "type" : "library",
                  "bom-ref" : "%1$s",
                  "name" : "%2$s",
                  "version" : "%3$s",
                  "description" : "Inside the page",
                  "hashes" : [
                    {
                      "alg" : "SHA-512",
                      "content" : "%4$s"
                    }
                  ],
                  "licenses" : [
                    {
                      "expression" : "%5$s"
                    }
                  ],
                  "purl" : "%1$s",
                  "properties" : [
                    {
                      "name" : "hostpulse:hash-of",
                      "value" : "the registry's archive"
                    }
                  ]
                },"""
                .formatted(
                        "pkg:npm/" + words[0].replace("@", "%40") + "@" + words[1],
                        words[0],
                        words[1],
                        HexFormat.of().formatHex(hash),
                        String.join(" ", List.of(words).subList(2, last)))
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
