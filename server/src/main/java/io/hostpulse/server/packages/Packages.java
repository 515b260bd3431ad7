package io.hostpulse.server.packages;

import io.hostpulse.server.http.Exchange;
import io.hostpulse.server.http.PackageName;
import io.hostpulse.server.http.ProblemException;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/// What a host that is added is given: the script that installs the agent, and the packages that it
/// fetches. These are the files that `SHA256SUMS` of the folder names, and no others; the script
/// holds their sums, so who believes the script believes them. Public, as the packages are.
/// Thread-safe.
public final class Packages {
    /// The list of the files, as sha256sum(1) writes it.
    public static final String SUMS = "SHA256SUMS";

    /// The longest list that is read; a longer one counts as none.
    static final int SUMS_BYTES_MAX = 64 << 10;

    /// How many files are sent at once; more are asked to come again.
    static final int AT_ONCE = 32;

    private static final int RETRY_SECONDS = 10;
    private static final int SUM_CHARS = 64;
    private static final String SCRIPT = resource();

    private final Path folder;
    private final Supplier<Invitation> invitation;
    private final Semaphore places = new Semaphore(AT_ONCE);

    /// @param folder where the files and their list lie
    /// @param invitation how the host reaches this server, asked for each script
    public Packages(Path folder, Supplier<Invitation> invitation) {
        this.folder = folder;
        this.invitation = invitation;
    }

    private static String resource() {
        try (InputStream in = Packages.class.getResourceAsStream("install.sh")) {
            if (in == null) {
                throw new IllegalStateException("install.sh is not in the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("install.sh cannot be read", e);
        }
    }

    /// Whether there is anything to give in a folder.
    public static boolean areIn(Path folder) {
        try {
            return !sums(folder).isEmpty();
        } catch (IOException e) {
            return false;
        }
    }

    /// Answers `GET /install.sh`.
    public void script(Exchange exchange) throws ProblemException {
        Invitation to = invitation.get();
        String script =
                SCRIPT.replace("@SERVER@", to.url())
                        .replace("@PIN@", to.pin().map(pin -> "sha256//" + pin).orElse(""))
                        .replace("@SUMS@", lines(known()));
        byte[] body = script.getBytes(StandardCharsets.UTF_8);
        exchange.answer(200, "text/plain; charset=utf-8", body, body.length);
    }

    private static String lines(Map<String, String> sums) {
        var lines = new StringBuilder();
        sums.forEach((name, sum) -> lines.append(sum).append("  ").append(name).append('\n'));
        return lines.toString().stripTrailing();
    }

    /// Answers `GET /packages/{package}`.
    public void file(Exchange exchange) throws ProblemException, IOException {
        String name = exchange.variable("package");
        if (!known().containsKey(name)) {
            throw new ProblemException(404, "there is no such package");
        }
        if (!places.tryAcquire()) {
            throw new ProblemException(503, "too many packages are sent at once", RETRY_SECONDS);
        }
        try (InputStream in = open(folder.resolve(name))) {
            try (OutputStream out = exchange.stream("application/octet-stream")) {
                in.transferTo(out);
            }
        } finally {
            places.release();
        }
    }

    private static InputStream open(Path file) throws ProblemException {
        try {
            return Files.newInputStream(file);
        } catch (IOException e) {
            throw new ProblemException(404, "the package is in the list, but not in the folder");
        }
    }

    private Map<String, String> known() throws ProblemException {
        Map<String, String> sums;
        try {
            sums = sums(folder);
        } catch (IOException e) {
            throw new ProblemException(
                    503, "the list of packages cannot be read: " + e.getMessage(), RETRY_SECONDS);
        }
        if (sums.isEmpty()) {
            throw new ProblemException(
                    404, "this server has no packages to give: see server.packages-dir");
        }
        return sums;
    }

    /// The files of the list with their sums, in its order; lines of another form are no files.
    private static Map<String, String> sums(Path folder) throws IOException {
        var sums = new LinkedHashMap<String, String>();
        byte[] bytes;
        try (InputStream in = Files.newInputStream(folder.resolve(SUMS))) {
            bytes = in.readNBytes(SUMS_BYTES_MAX + 1);
        } catch (NoSuchFileException e) {
            return sums;
        }
        if (bytes.length > SUMS_BYTES_MAX) {
            return sums;
        }
        for (String line : new String(bytes, StandardCharsets.UTF_8).split("\n", -1)) {
            int name = SUM_CHARS + 2;
            if (line.length() > name
                    && line.startsWith("  ", SUM_CHARS)
                    && isHex(line.substring(0, SUM_CHARS))
                    && PackageName.fits(line.substring(name))) {
                sums.put(line.substring(name), line.substring(0, SUM_CHARS));
            }
        }
        return sums;
    }

    private static boolean isHex(String text) {
        return text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
    }
}
