package io.hostpulse.store.chunk;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/// zstd with contexts that are used again: to make one takes longer than most blobs do.
/// Thread-safe. At most [#KEPT] wait for their next use, a compressing one with a megabyte or two.
final class Zstds {
    static final int KEPT = 4;

    /// Whether the native library loads on this machine.
    static final boolean WORKS = works();

    private static final Idle<Packer> PACKERS = new Idle<>();
    private static final Idle<ZstdDecompressCtx> UNPACKERS = new Idle<>();

    private Zstds() {}

    private static boolean works() {
        try {
            return Zstd.compressBound(1) > 0;
        } catch (LinkageError e) {
            return false;
        }
    }

    /// Contexts that nobody uses now.
    private static final class Idle<T extends AutoCloseable> {
        private final ConcurrentLinkedQueue<T> contexts = new ConcurrentLinkedQueue<>();
        private final AtomicInteger count = new AtomicInteger();

        @Nullable T take() {
            T context = contexts.poll();
            if (context != null) {
                count.decrementAndGet();
            }
            return context;
        }

        /// Whether it is kept; otherwise its owner closes it.
        boolean keeps(T context) {
            if (count.incrementAndGet() > KEPT) {
                count.decrementAndGet();
                return false;
            }
            contexts.add(context);
            return true;
        }
    }

    private static final class Packer implements AutoCloseable {
        final ZstdCompressCtx context = new ZstdCompressCtx();
        byte[] room = new byte[16 << 10];

        @Override
        public void close() {
            context.close();
        }
    }

    /// The payload, compressed.
    static byte[] pack(byte[] payload, int level) {
        Packer idle = PACKERS.take();
        Packer packer = idle == null ? new Packer() : idle;
        packer.context.setLevel(level);
        int bound = (int) Math.min(Integer.MAX_VALUE - 8, Zstd.compressBound(payload.length));
        boolean large = bound > 1 << 20;
        if (!large && packer.room.length < bound) {
            packer.room = new byte[bound];
        }
        byte[] room = large ? new byte[bound] : packer.room;
        int length =
                packer.context.compressByteArray(room, 0, room.length, payload, 0, payload.length);
        byte[] packed = Arrays.copyOf(room, length);
        if (!PACKERS.keeps(packer)) {
            packer.close();
        }
        return packed;
    }

    /// The payload of so many bytes that stands compressed in `packed` from a place on.
    static byte[] unpack(byte[] packed, int from, int length) {
        ZstdDecompressCtx idle = UNPACKERS.take();
        ZstdDecompressCtx context = idle == null ? new ZstdDecompressCtx() : idle;
        byte[] payload = new byte[length];
        try {
            int read =
                    context.decompressByteArray(
                            payload, 0, length, packed, from, packed.length - from);
            if (read != length) {
                throw new BrokenBlob("zstd: " + read + " bytes; " + length + " expected");
            }
            return payload;
        } catch (ZstdException e) {
            throw new BrokenBlob("zstd: " + e.getMessage());
        } finally {
            if (!UNPACKERS.keeps(context)) {
                context.close();
            }
        }
    }
}
