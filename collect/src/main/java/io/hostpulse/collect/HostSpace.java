package io.hostpulse.collect;

import org.jspecify.annotations.Nullable;

import java.io.File;
import java.nio.charset.StandardCharsets;

/// Probes of this host's file systems: by [File] at first, by [Statvfs] once that is bound.
///
/// [File] knows no inodes, no errors and no paths that are not text. Thread-safe.
final class HostSpace implements SpaceProbe.Source {
    private final NativeCalls calls;

    HostSpace(NativeCalls calls) {
        this.calls = calls;
    }

    @Override
    public SpaceProbe at(byte[] path) {
        return new Probe(path);
    }

    private final class Probe implements SpaceProbe {
        private final byte[] path;
        private @Nullable File file;
        private @Nullable Statvfs statvfs;

        Probe(byte[] path) {
            this.path = path;
        }

        @Override
        public void measure(Space into) {
            if (!calls.hasStatvfs()) {
                measureFile(into);
                return;
            }
            Statvfs call = statvfs;
            if (call == null) {
                call = new Statvfs(path);
                statvfs = call;
            }
            call.measure(into);
        }

        private void measureFile(Space into) {
            into.failed(Space.NOT_KNOWN);
            File asked = file;
            if (asked == null && isAscii()) {
                asked = new File(new String(path, StandardCharsets.US_ASCII));
                file = asked;
            }
            long total = asked == null ? 0 : asked.getTotalSpace();
            if (asked != null && total > 0) {
                into.bytes(total, asked.getFreeSpace(), asked.getUsableSpace());
            }
        }

        private boolean isAscii() {
            for (byte b : path) {
                if (b < 0) {
                    return false;
                }
            }
            return true;
        }
    }
}
