package io.hostpulse.e2e;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPInputStream;

/// A server by raw sockets that answers what the test wants, byte for byte, and otherwise behaves:
/// gives the time, and acknowledges every message.
@SuppressWarnings("StringConcatToTextBlock") // answers whose lines end with CR LF
final class ScriptedServer implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();

    /// Answers a request for messages in its own way.
    @FunctionalInterface
    interface Script {
        /// Answers, or leaves the answer to the server.
        ///
        /// @param request what was asked
        /// @param out where the answer goes
        /// @return whether the request is answered; false to acknowledge it as usual
        boolean answer(Request request, OutputStream out) throws IOException, InterruptedException;
    }

    /// A request for messages.
    ///
    /// @param at when it had arrived
    /// @param messages its messages
    record Request(Instant at, Map<String, String> head, List<JsonNode> messages) {}

    private final ServerSocket door;
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Map<String, Integer> kept = new ConcurrentHashMap<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private volatile Script script = (_, _) -> false;

    private ScriptedServer(ServerSocket door) {
        this.door = door;
    }

    static ScriptedServer start() {
        try {
            var server =
                    new ScriptedServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
            Thread.ofVirtual().start(server::accept);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "http://127.0.0.1:" + door.getLocalPort();
    }

    void script(Script next) {
        script = next;
    }

    /// A script that answers so many requests with a status and then behaves.
    static Script status(int times, String statusAndHead) {
        int[] left = {times};
        return (_, out) -> {
            if (left[0]-- <= 0) {
                return false;
            }
            out.write(
                    ("HTTP/1.1 " + statusAndHead + "\r\nContent-Length: 0\r\n\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            return true;
        };
    }

    List<Request> requests() {
        return requests;
    }

    /// How often each message was acknowledged, by `epoch/seq`.
    Map<String, Integer> kept() {
        return kept;
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket socket = door.accept();
                open.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException e) {
                // The door closes.
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            var in = new BufferedInputStream(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            for (String line = line(in); !line.isEmpty(); line = line(in)) {
                Map<String, String> head = head(in);
                byte[] body =
                        in.readNBytes(Integer.parseInt(head.getOrDefault("content-length", "0")));
                if (line.contains("/api/v1/time")) {
                    time(out);
                } else {
                    messages(new Request(Instant.now(), head, decode(head, body)), out);
                }
                out.flush();
            }
        } catch (IOException | InterruptedException e) {
            // The client has gone, or the script cut the connection.
        } finally {
            open.remove(socket);
        }
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            line.append((char) c);
        }
        return line.toString().strip();
    }

    private static Map<String, String> head(InputStream in) throws IOException {
        Map<String, String> head = new TreeMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            head.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return head;
    }

    private static List<JsonNode> decode(Map<String, String> head, byte[] body) throws IOException {
        InputStream bytes = new ByteArrayInputStream(body);
        if ("gzip".equals(head.get("content-encoding"))) {
            bytes = new GZIPInputStream(bytes);
        }
        String text = new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        return text.lines().map(JSON::readTree).toList();
    }

    private static void time(OutputStream out) throws IOException {
        long micros = Instant.now().toEpochMilli() * 1_000;
        json(out, "{\"receive_us\":" + micros + ",\"transmit_us\":" + micros + "}");
    }

    private void messages(Request request, OutputStream out)
            throws IOException, InterruptedException {
        requests.add(request);
        if (script.answer(request, out)) {
            return;
        }
        List<String> acked = new ArrayList<>();
        for (JsonNode message : request.messages()) {
            JsonNode gap = message.path("gap");
            if (gap.isMissingNode()) {
                String epoch = message.path("epoch").asString();
                String seq = message.path("seq").asString();
                kept.merge(epoch + "/" + seq, 1, Integer::sum);
                acked.add(range(message, epoch, seq, seq));
            } else {
                acked.add(
                        range(
                                gap,
                                gap.path("epoch").asString(),
                                gap.path("from").asString(),
                                gap.path("to").asString()));
            }
        }
        json(out, "{\"acked\":[" + String.join(",", acked) + "],\"rejected\":[]}");
    }

    private static String range(JsonNode of, String epoch, String from, String to) {
        return "{\"journal\":\""
                + of.path("journal").asString()
                + "\",\"epoch\":"
                + epoch
                + ",\"from\":"
                + from
                + ",\"to\":"
                + to
                + "}";
    }

    static void json(OutputStream out, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String head =
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
                        + bytes.length
                        + "\r\n\r\n";
        out.write(head.getBytes(StandardCharsets.ISO_8859_1));
        out.write(bytes);
    }

    /// Waits until a message of this age or younger is acknowledged.
    void awaitFresh(Duration atMost) {
        int before = kept.size();
        Program.await("messages acknowledged again", atMost, () -> kept.size() > before);
    }

    @Override
    public void close() {
        try {
            door.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
