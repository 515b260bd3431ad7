package io.hostpulse.bench.ingest;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// One kept-open HTTP/1.1 connection to a server on loopback: cheap, so that a thousand of them can
/// live beside the server that is measured. Opened anew when the server has closed it between
/// requests. Confined to one thread at a time.
final class HttpConnection implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 60_000;
    private static final int ANSWER_MAX = 1 << 20;
    private static final int RETRIES_MAX = 200;
    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;

    private final Target target;
    private final int port;
    private Socket socket = new Socket();
    private InputStream in = InputStream.nullInputStream();
    private OutputStream out = OutputStream.nullOutputStream();
    private boolean used;
    private byte[] body = {};
    private long retryAfterMillis;
    private long retries;

    HttpConnection(Target target, int port) throws IOException {
        this.target = target;
        this.port = port;
        open();
    }

    private void open() throws IOException {
        socket.close();
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        in = new BufferedInputStream(socket.getInputStream());
        out = socket.getOutputStream();
        used = false;
    }

    /// Sends one request and waits for its answer; again later when the server says so.
    ///
    /// @param credential what the agent shows; empty for nothing
    /// @throws IOException when it was refused, or not answered
    void post(byte[] request, String credential) throws IOException {
        int inARow = 0;
        int status = send(request, credential);
        while ((status == TOO_MANY || status == UNAVAILABLE) && inARow++ < RETRIES_MAX) {
            retries++;
            pause();
            status = send(request, credential);
        }
        if (status / 100 != 2 || refused()) {
            String said = new String(body, StandardCharsets.UTF_8);
            throw new IOException(target.word() + " answered " + status + ": " + said);
        }
    }

    /// How often the server said that it wants the same again later.
    long retries() {
        return retries;
    }

    private String answer() {
        return new String(body, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /// Whether our server kept less than all of the request.
    private boolean refused() {
        return target == Target.HOSTPULSE && !answer().contains("\"acked\":[{");
    }

    private void pause() throws IOException {
        try {
            Thread.sleep(retryAfterMillis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private int send(byte[] request, String credential) throws IOException {
        byte[] head = target.head(request.length, credential);
        byte[] all = new byte[head.length + request.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(request, 0, all, head.length, request.length);
        try {
            return exchange(all);
        } catch (EOFException | SocketException e) {
            if (!used) {
                throw e;
            }
            open();
            return exchange(all);
        }
    }

    private int exchange(byte[] request) throws IOException {
        out.write(request);
        int status = receive();
        used = true;
        return status;
    }

    private int receive() throws IOException {
        String first = line();
        String[] words = first.split(" ", 3);
        if (words.length < 2 || !words[0].startsWith("HTTP/1.")) {
            throw new IOException(target.word() + " answered: " + first);
        }
        int length = 0;
        boolean chunked = false;
        retryAfterMillis = 1_000;
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            String name = line.substring(0, Math.max(0, colon)).toLowerCase(Locale.ROOT);
            String value = line.substring(colon + 1).trim();
            switch (name) {
                case "content-length" -> length = Integer.parseInt(value);
                case "transfer-encoding" -> chunked = value.equalsIgnoreCase("chunked");
                case "retry-after" ->
                        retryAfterMillis = Math.min(10, Long.parseLong(value)) * 1_000;
                default -> {}
            }
        }
        body = chunked ? chunks() : bytes(length);
        return Integer.parseInt(words[1]);
    }

    private byte[] chunks() throws IOException {
        var whole = new java.io.ByteArrayOutputStream();
        for (int size = chunkSize(); size > 0; size = chunkSize()) {
            whole.write(bytes(size));
            line();
        }
        String trailer = line();
        while (!trailer.isEmpty()) {
            trailer = line();
        }
        return whole.toByteArray();
    }

    private int chunkSize() throws IOException {
        return Integer.parseInt(line().split(";", 2)[0].trim(), 16);
    }

    private byte[] bytes(int length) throws IOException {
        if (length > ANSWER_MAX) {
            throw new IOException(target.word() + " answered with " + length + " bytes");
        }
        byte[] read = in.readNBytes(length);
        if (read.length < length) {
            throw new EOFException(target.word() + " closed the connection in an answer");
        }
        return read;
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException(target.word() + " closed the connection");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }
}
