package io.hostpulse.bench.ingest;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/// Work of changing kind and strength on this machine, so that a recording of it has something to
/// show: computing, memory taken and given back, files written to disk, datagrams to itself.
///
/// One thread, bounded: about a third of one CPU, [#MEMORY_MAX] of memory, [#FILE_MAX] of disk
/// space. Every [#PHASE_SECONDS] at most it does something else; a third of the time, nothing.
final class VaryingLoad implements AutoCloseable {
    static final int MEMORY_MAX = 192 << 20;
    static final int FILE_MAX = 32 << 20;

    private static final int PHASE_SECONDS = 12;
    private static final int PIECE = 1 << 20;
    private static final int SLICE_NANOS = 50_000_000;
    private static final int DATAGRAM_BYTES = 1_200;

    private final Path file;
    private final Random random = new Random(25);
    private final byte[][] memory = new byte[MEMORY_MAX / PIECE][0];
    private final ByteBuffer piece = ByteBuffer.allocateDirect(PIECE);
    private final Thread thread = new Thread(this::run, "varying-load");
    private volatile boolean stopping;
    private volatile @Nullable IOException failure;
    private double spun;

    private VaryingLoad(Path file) {
        this.file = file;
    }

    /// @param file what is written, and deleted in the end
    static VaryingLoad start(Path file) {
        var load = new VaryingLoad(file);
        load.thread.setDaemon(true);
        load.thread.start();
        return load;
    }

    /// Fails when the load has failed.
    void check() throws IOException {
        IOException found = failure;
        if (found != null) {
            throw found;
        }
    }

    /// Ends the work and gives everything back.
    @Override
    public void close() throws IOException {
        stopping = true;
        LockSupport.unpark(thread);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Files.deleteIfExists(file);
    }

    private void run() {
        try (var out = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var socket =
                        new DatagramSocket(
                                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            while (!stopping) {
                phase(out, socket);
            }
        } catch (IOException e) {
            failure = e;
        }
    }

    /// One kind of work, with one strength, for some seconds.
    private void phase(FileChannel out, DatagramSocket socket) throws IOException {
        int kind = random.nextInt(6);
        double strength = random.nextDouble();
        long end = System.nanoTime() + (2 + random.nextInt(PHASE_SECONDS - 1)) * 1_000_000_000L;
        while (!stopping && System.nanoTime() < end) {
            switch (kind) {
                case 0 -> spin((long) (SLICE_NANOS * strength));
                case 1 -> remember((int) (strength * 4));
                case 2 -> write(out, strength);
                case 3 -> send(socket, (int) (strength * 200));
                default -> spin((long) (SLICE_NANOS * strength / 20));
            }
            LockSupport.parkNanos(this, SLICE_NANOS);
        }
    }

    private void spin(long nanos) {
        long end = System.nanoTime() + nanos;
        while (System.nanoTime() < end) {
            spun += Math.sqrt(spun + 1);
        }
    }

    private void remember(int pieces) {
        for (int i = 0; i < pieces; i++) {
            int place = random.nextInt(memory.length);
            if (memory[place].length > 0) {
                memory[place] = new byte[0];
            } else {
                memory[place] = new byte[PIECE];
                memory[place][random.nextInt(PIECE)] = 1;
            }
        }
    }

    private void write(FileChannel out, double strength) throws IOException {
        piece.clear().limit((int) (PIECE * strength));
        out.write(piece, random.nextInt(FILE_MAX / PIECE - 1) * (long) PIECE);
        out.force(false);
    }

    private static void send(DatagramSocket socket, int count) throws IOException {
        var packet =
                new DatagramPacket(
                        new byte[DATAGRAM_BYTES], DATAGRAM_BYTES, socket.getLocalSocketAddress());
        for (int i = 0; i < count; i++) {
            socket.send(packet);
        }
    }
}
