package io.hostpulse.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// A client that sends the bytes it is told to, on one connection, and reads answers: no HTTP
/// library makes an attack decent.
final class Wire implements AutoCloseable {
    private final Socket socket;
    private final InputStream in;

    Wire(InetSocketAddress address) throws IOException {
        this(new Socket());
        socket.connect(address, 5_000);
    }

    Wire(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(20_000);
        socket.setTcpNoDelay(true);
        this.in =
                new InputStream() {
                    @Override
                    public int read() throws IOException {
                        return socket.getInputStream().read();
                    }

                    @Override
                    public int read(byte[] into, int from, int length) throws IOException {
                        return socket.getInputStream().read(into, from, length);
                    }
                };
    }

    /// What was answered.
    ///
    /// @param headers names in lower case
    record Answer(int status, Map<String, String> headers, byte[] body) {
        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    void send(String text) throws IOException {
        send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    /// Sends a request and reads its answer.
    ///
    /// @param headers each without its line end
    Answer ask(String method, String target, List<String> headers, byte[] body) throws IOException {
        List<String> all = new ArrayList<>(List.of(method + " " + target + " HTTP/1.1"));
        if (headers.stream().noneMatch(header -> header.startsWith("Host:"))) {
            all.add("Host: localhost");
        }
        all.addAll(headers);
        if (body.length > 0 || method.equals("POST")) {
            all.add("Content-Length: " + body.length);
        }
        var out = new ByteArrayOutputStream();
        out.write((String.join("\r\n", all) + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.write(body);
        send(out.toByteArray());
        return answer();
    }

    Answer get(String target, String... headers) throws IOException {
        return ask("GET", target, List.of(headers), new byte[0]);
    }

    /// Sends JSON as the administrator's page does.
    Answer post(String target, String json, String... headers) throws IOException {
        List<String> all = new ArrayList<>(List.of(headers));
        all.add("Content-Type: application/json");
        all.add("X-Hostpulse-Request: 1");
        return ask("POST", target, all, json.getBytes(StandardCharsets.UTF_8));
    }

    /// The next answer.
    Answer answer() throws IOException {
        String line = line();
        if (line.isEmpty()) {
            throw new IOException("no answer: the connection has ended");
        }
        int status = Integer.parseInt(line.substring(9, 12));
        Map<String, String> headers = new TreeMap<>();
        for (String header = line(); !header.isEmpty(); header = line()) {
            int colon = header.indexOf(':');
            headers.put(
                    header.substring(0, colon).toLowerCase(Locale.ROOT),
                    header.substring(colon + 1).strip());
        }
        return new Answer(status, headers, body(headers));
    }

    private byte[] body(Map<String, String> headers) throws IOException {
        if (!headers.getOrDefault("transfer-encoding", "").equals("chunked")) {
            return in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
        }
        var body = new ByteArrayOutputStream();
        for (int size = chunk(); size > 0; size = chunk()) {
            body.write(in.readNBytes(size));
            line();
        }
        line();
        return body.toByteArray();
    }

    private int chunk() throws IOException {
        return Integer.parseInt(line(), 16);
    }

    /// One line without its end; empty at the connection's end.
    String line() throws IOException {
        var line = new ByteArrayOutputStream();
        for (int unit = in.read(); unit >= 0 && unit != '\n'; unit = in.read()) {
            line.write(unit);
        }
        return line.toString(StandardCharsets.UTF_8).stripTrailing();
    }

    /// Whether the server ends the connection, whatever it still says, within the socket's time.
    boolean ends() {
        try {
            byte[] waste = new byte[1_024];
            while (true) {
                if (in.read(waste, 0, waste.length) < 0) {
                    return true;
                }
            }
        } catch (java.net.SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    Socket socket() {
        return socket;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
