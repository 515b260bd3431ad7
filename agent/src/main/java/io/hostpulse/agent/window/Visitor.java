package io.hostpulse.agent.window;

import io.hostpulse.agent.window.Door.Answer;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/// One connection: reads a request, writes its answer, and again. Confined to the window's thread.
final class Visitor {
    /// The longest head of a request, in bytes.
    static final int HEAD_BYTES_MAX = 8 << 10;

    /// How long a request may take from its first byte, and its answer to be taken.
    static final long REQUEST_NANOS = 5_000_000_000L;

    /// How long a connection may wait for its next request.
    static final long IDLE_NANOS = 120_000_000_000L;

    private final SocketChannel channel;
    private final SelectionKey key;
    private final Door door;
    private final ByteBuffer in = ByteBuffer.allocate(HEAD_BYTES_MAX);
    private @Nullable Answer answer;
    private long deadline;

    Visitor(SocketChannel channel, SelectionKey key, Door door, long now) {
        this.channel = channel;
        this.key = key;
        this.door = door;
        this.deadline = now + REQUEST_NANOS;
    }

    /// When it is closed, whatever it does then.
    long deadline() {
        return deadline;
    }

    /// Whether it is in the middle of nothing.
    boolean isIdle() {
        return answer == null && in.position() == 0;
    }

    /// Reads and writes what can be without waiting; false when the connection is over.
    boolean advance(long now) throws IOException {
        if (answer != null && !write(answer, now)) {
            return true;
        }
        boolean wasIdle = isIdle();
        int count = channel.read(in);
        if (count < 0) {
            return false;
        }
        if (wasIdle && count > 0) {
            deadline = now + REQUEST_NANOS;
        }
        while (key.isValid()) {
            int end = headEnd();
            if (end < 0 && in.hasRemaining()) {
                return true;
            }
            Answer next = end < 0 ? tooLong() : answer(end);
            answer = next;
            deadline = now + REQUEST_NANOS;
            if (!write(next, now)) {
                return true;
            }
        }
        return false;
    }

    private static Answer tooLong() {
        return Door.refusal(
                "431 Request Header Fields Too Large",
                "a request may have " + HEAD_BYTES_MAX + " bytes");
    }

    private Answer answer(int end) {
        Answer made;
        try {
            made = door.answer(Request.of(in.array(), end));
        } catch (Request.Malformed e) {
            made = Door.refusal("400 Bad Request", String.valueOf(e.getMessage()));
        }
        in.limit(in.position()).position(end);
        in.compact();
        return made;
    }

    /// Where the head of the request ends, or -1.
    private int headEnd() {
        byte[] bytes = in.array();
        for (int i = 3; i < in.position(); i++) {
            boolean isEnd =
                    bytes[i] == '\n'
                            && bytes[i - 1] == '\r'
                            && bytes[i - 2] == '\n'
                            && bytes[i - 3] == '\r';
            if (isEnd) {
                return i + 1;
            }
        }
        return -1;
    }

    /// Writes; true when the answer is out and the next request may come. A connection that is not
    /// kept is over then.
    private boolean write(Answer out, long now) throws IOException {
        channel.write(out.bytes());
        if (out.bytes().hasRemaining()) {
            key.interestOps(SelectionKey.OP_WRITE);
            return false;
        }
        answer = null;
        if (!out.isKept()) {
            close();
            return true;
        }
        key.interestOps(SelectionKey.OP_READ);
        deadline = now + IDLE_NANOS;
        return true;
    }

    void close() {
        key.cancel();
        try {
            channel.close();
        } catch (IOException e) {
            // It is gone either way.
            in.clear();
        }
    }
}
