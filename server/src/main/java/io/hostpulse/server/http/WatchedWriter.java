package io.hostpulse.server.http;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataWriter;

/// Writes an answer in pieces that each have their time: a client that reads too slowly is cut off.
final class WatchedWriter implements DataWriter {
    private static final int PIECE = 65_536;

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
        if (buffer.available() <= PIECE) {
            piece(buffer);
            return;
        }
        while (buffer.available() > 0) {
            byte[] part = new byte[Math.min(PIECE, buffer.available())];
            buffer.read(part);
            piece(BufferData.create(part));
        }
    }

    private void piece(BufferData buffer) {
        peer.beginWrite();
        out.writeNow(buffer);
        peer.endWrite();
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
