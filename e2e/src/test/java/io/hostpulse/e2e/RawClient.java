package io.hostpulse.e2e;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// A connection to a server on this host that carries the bytes it is told to: no HTTP library
/// makes an attack decent. Confined to one thread, but for the writing.
final class RawClient implements AutoCloseable {
    private static final int CONNECT_MILLIS = 20_000;

    private final Socket socket = new Socket();

    /// @param receiveBytes the kernel's buffer for what comes, 0 for its own choice
    RawClient(int port, int receiveBytes) throws IOException {
        if (receiveBytes > 0) {
            socket.setReceiveBufferSize(receiveBytes);
        }
        socket.connect(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
        socket.setTcpNoDelay(true);
    }

    void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    void send(String text) throws IOException {
        send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /// Sends in a thread of its own, for a server that answers before it has read all, or cuts.
    void sendBeside(byte[] bytes) {
        Thread.ofVirtual()
                .start(
                        () -> {
                            try {
                                send(bytes);
                            } catch (IOException _) {
                                // Cut while it was sent: what the server does with an attack.
                            }
                        });
    }

    /// One byte; -1 at the end or after so long.
    int read(int millis) {
        try {
            socket.setSoTimeout(millis);
            return socket.getInputStream().read();
        } catch (IOException _) {
            return -1;
        }
    }

    /// What comes until the server ends the connection, or so many bytes have come, or nothing for
    /// so long.
    ///
    /// @return one character each
    String readToEnd(int bytesMax, int millis) {
        var all = new ByteArrayOutputStream();
        byte[] some = new byte[16_384];
        try {
            socket.setSoTimeout(millis);
            InputStream in = socket.getInputStream();
            for (int count = in.read(some); count >= 0; count = in.read(some)) {
                all.write(some, 0, count);
                if (all.size() >= bytesMax) {
                    break;
                }
            }
        } catch (IOException _) {
            // Cut; what came before stands.
        }
        return all.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
