package io.hostpulse.outputs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Random;

/// The kernel's file systems with faults: short writes, writes that fail after some bytes, and
/// failing opens, cuts and forces. Confined to one thread.
final class FaultyDisk implements AppendChannel.Opener {
    private final AppendChannel.Opener kernel = new AppendChannel.Kernel();
    private final Random random;
    private int percent;

    FaultyDisk(Random random) {
        this.random = random;
    }

    /// How many calls of a hundred fail.
    void failing(int percentOfCalls) {
        percent = percentOfCalls;
    }

    private void maybeFail(String call) throws IOException {
        if (random.nextInt(100) < percent) {
            throw new IOException("No space left on device (" + call + ")");
        }
    }

    @Override
    public AppendChannel open(Path path) throws IOException {
        maybeFail("open");
        AppendChannel channel = kernel.open(path);
        return new AppendChannel() {
            @Override
            public int write(ByteBuffer bytes) throws IOException {
                maybeFail("write");
                int length =
                        percent == 0 ? bytes.remaining() : random.nextInt(bytes.remaining()) + 1;
                int limit = bytes.limit();
                bytes.limit(bytes.position() + length);
                int written = channel.write(bytes);
                bytes.limit(limit);
                return written;
            }

            @Override
            public void truncate(long size) throws IOException {
                maybeFail("truncate");
                channel.truncate(size);
            }

            @Override
            public void force() throws IOException {
                maybeFail("force");
                channel.force();
            }

            @Override
            public void close() throws IOException {
                channel.close();
                maybeFail("close");
            }
        };
    }
}
