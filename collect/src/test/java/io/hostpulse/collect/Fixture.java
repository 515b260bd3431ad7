package io.hostpulse.collect;

import java.nio.file.Path;

/// Trees of kernel files under `src/test/fixtures`.
final class Fixture {
    private Fixture() {}

    static Path path(String host) {
        Path inModule = Path.of("src/test/fixtures", host);
        return inModule.toAbsolutePath();
    }

    static Roots roots(String host, String rootfs) {
        return new Roots(path(host).resolve("proc"), path(host).resolve("sys"), Path.of(rootfs));
    }
}
