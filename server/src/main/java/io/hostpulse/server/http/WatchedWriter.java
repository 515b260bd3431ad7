package io.hostpulse.server.http;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataWriter;

/// Writes an answer in pieces that each have their time: a client that reads too slowly is cut off.
final class WatchedWriter implements DataWriter {
    /// What has a time, in bytes.
    static final int PIECE = 65_536;

    /// What is given to the kernel in one call, in bytes: a client that reads slowly holds as much
    /// of the heap, and as much besides.
    private static final int PART = 16_384;

    private final DataWriter out;
    private final Peer peer;

    WatchedWriter(DataWriter out, Peer peer) {
        this.out = out;
        this.peer = peer;
    }

    @Override
    public void write(BufferData... buffers) {
        for (BufferData buffer : buffers) {
            write(buffer);
        }
    }

    @Override
    public void write(BufferData buffer) {
        writeNow(buffer);
    }

    @Override
    public void writeNow(BufferData... buffers) {
        for (BufferData buffer : buffers) {
            writeNow(buffer);
        }
    }

    @Override
    public void writeNow(BufferData buffer) {
        if (buffer.available() <= PART) {
            peer.beginWrite();
            out.writeNow(buffer);
            peer.endWrite();
            return;
        }
        while (buffer.available() > 0) {
            peer.beginWrite();
            piece(buffer);
            peer.endWrite();
        }
    }

    private void piece(BufferData buffer) {
        int left = Math.min(PIECE, buffer.available());
        while (left > 0) {
            byte[] part = new byte[Math.min(PART, left)];
            left -= buffer.read(part);
            out.writeNow(BufferData.create(part));
        }
    }

    @Override
    public void flush() {
        out.flush();
    }

    @Override
    public void close() {
        out.close();
    }
}
