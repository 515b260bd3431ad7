package io.hostpulse.outputs.http;

import io.hostpulse.catalogue.MonotonicClock;

import java.io.IOException;
import java.io.InputStream;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;

/// A socket whose reads end at one moment, however many they are and whoever makes them: a server
/// that sends a byte now and then would keep a plain read timeout from ever running out, in TLS
/// within one record. No proxy is used. Confined to one thread, but for [#close()].
final class BoundedSocket extends Socket {
    private static final int BUFFER_BYTES = 8 << 10;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final MonotonicClock nanoTime;
    private long deadline;

    BoundedSocket(MonotonicClock nanoTime) {
        super(Proxy.NO_PROXY);
        this.nanoTime = nanoTime;
    }

    /// Sets the moment, by the monotonic clock, at which reads end with a [SocketTimeoutException].
    void readUntil(long nanos) {
        deadline = nanos;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new Bounded(super.getInputStream());
    }

    private final class Bounded extends InputStream {
        private final InputStream in;
        private final byte[] buffer = new byte[BUFFER_BYTES];
        private int from;
        private int to;

        Bounded(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            return from < to || fill() ? buffer[from++] & 0xff : -1;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            if (from == to && !fill()) {
                return -1;
            }
            int count = Math.min(length, to - from);
            System.arraycopy(buffer, from, target, offset, count);
            from += count;
            return count;
        }

        private boolean fill() throws IOException {
            long left = deadline - nanoTime.getAsLong();
            if (left <= 0) {
                throw new SocketTimeoutException("the time for reading is over");
            }
            setSoTimeout((int) Math.max(1, Math.ceilDiv(left, NANOS_PER_MILLI)));
            int count = in.read(buffer, 0, buffer.length);
            from = 0;
            to = Math.max(0, count);
            return count > 0;
        }

        @Override
        public int available() throws IOException {
            return to - from + in.available();
        }

        @Override
        public void close() throws IOException {
            BoundedSocket.this.close();
        }
    }
}
