package io.hostpulse.collect;

import org.jspecify.annotations.Nullable;

import java.io.File;
import java.nio.charset.StandardCharsets;

/// Probes of this host's file systems: by [File] at first, by [Statvfs] once that is bound.
///
/// Binding costs as much CPU as starting the JVM, so it is done on a thread of its own after the
/// first message; [File] knows no inodes, no errors and no paths that are not text. Thread-safe.
final class HostSpace implements SpaceProbe.Source {
    /// How long the binding waits, so that the first message leaves before it.
    private static final long DELAY_MILLIS = 200;

    private volatile boolean bound;
    private boolean started;

    /// Begins the binding; later calls change nothing. Belongs to the collecting thread.
    void bind() {
        if (started) {
            return;
        }
        started = true;
        var thread =
                new Thread(
                        () -> {
                            try {
                                Thread.sleep(DELAY_MILLIS);
                                bound = Statvfs.isPresent() && answers();
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        },
                        "collect-bind");
        thread.setDaemon(true);
        thread.start();
    }

    /// Makes one real call: the first is the one that links the binding, and it costs more than a
    /// tick's grace.
    private static boolean answers() {
        var space = new Space();
        new Statvfs(new byte[] {'/'}).measure(space);
        return space.error == 0;
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
            if (!bound) {
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
