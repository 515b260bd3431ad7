package io.hostpulse.outputs.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/// A Hostpulse server's door on a loopback port: keeps messages by their key, in the order in which
/// they first came, and acknowledges them. A test may answer in its place. Thread-safe.
public final class FakeServer implements AutoCloseable {
    /// One request. Immutable.
    public static final class Request {
        private final int connection;
        private final String line;
        private final Map<String, String> headers;
        private final byte[] sent;

        private Request(int connection, String line, Map<String, String> headers, byte[] sent) {
            this.connection = connection;
            this.line = line;
            this.headers = headers;
            this.sent = sent;
        }

        /// The number of the connection, from 1.
        int connection() {
            return connection;
        }

        /// The request line.
        public String line() {
            return line;
        }

        /// The headers by lower-case name.
        Map<String, String> headers() {
            return headers;
        }

        /// The body as sent.
        byte[] sent() {
            return sent;
        }

        public String header(String name) {
            return headers.getOrDefault(name, "");
        }

        byte[] body() throws IOException {
            if (!header("content-encoding").equals("gzip")) {
                return sent;
            }
            try (var in = new GZIPInputStream(new ByteArrayInputStream(sent))) {
                return in.readAllBytes();
            }
        }

        public List<String> lines() throws IOException {
            return new String(body(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    /// Answers a request.
    public interface Answering {
        /// Writes the answer, and says whether the connection stays open.
        boolean answer(Request request, OutputStream out) throws IOException;
    }

    private final ServerSocket door;
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final Map<String, byte[]> stored = new LinkedHashMap<>();
    private volatile Answering answering = this::acknowledge;
    private volatile Consumer<Socket> greeting = _ -> {};
    private volatile boolean isClosed;

    public FakeServer() throws IOException {
        this(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
    }

    /// @param door taken over, closed with this
    public FakeServer(ServerSocket door) {
        this.door = door;
        Thread.ofVirtual().name("fake-server").start(this::accept);
    }

    public int port() {
        return door.getLocalPort();
    }

    public String url() {
        return "http://127.0.0.1:" + port();
    }

    /// Answers differently from now on.
    public void answer(Answering how) {
        answering = how;
    }

    /// Does something with each new connection before it is read.
    void greet(Consumer<Socket> how) {
        greeting = how;
    }

    /// Answers the requests to come in the order of the answers, then as a server does.
    void answerInTurn(String... answers) {
        var left = new ArrayList<>(List.of(answers));
        answer(
                (request, out) -> {
                    if (left.isEmpty()) {
                        return acknowledge(request, out);
                    }
                    out.write(left.removeFirst().getBytes(StandardCharsets.ISO_8859_1));
                    out.flush();
                    return true;
                });
    }

    public List<Request> requests() {
        return requests;
    }

    List<byte[]> stored() {
        synchronized (stored) {
            return List.copyOf(stored.values());
        }
    }

    int connections() {
        return sockets.size();
    }

    /// Closes every connection, as a server does with idle ones.
    void closeConnections() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private void accept() {
        while (!isClosed) {
            try {
                Socket socket = door.accept();
                sockets.add(socket);
                int number = sockets.size();
                Thread.ofPlatform().daemon().start(() -> serve(socket, number));
            } catch (IOException e) {
                if (isClosed) {
                    return;
                }
            }
        }
    }

    private void serve(Socket socket, int number) {
        try (socket) {
            greeting.accept(socket);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            boolean isKept = true;
            while (isKept) {
                Request request = read(in, number);
                requests.add(request);
                isKept = answering.answer(request, socket.getOutputStream());
            }
        } catch (IOException e) {
            // The other side has gone, or the test closed the connection.
        }
    }

    private static Request read(InputStream in, int number) throws IOException {
        String first = line(in);
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
            if (headers.put(name, line.substring(colon + 1).strip()) != null) {
                throw new IOException("the header " + name + " came twice");
            }
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        return new Request(number, first, headers, in.readNBytes(length));
    }

    private static String line(InputStream in) throws IOException {
        var bytes = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new IOException("the connection ended");
            }
            bytes.write(b);
        }
        return bytes.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }

    /// Keeps the messages and answers as a server does.
    public boolean acknowledge(Request request, OutputStream out) throws IOException {
        out.write(ok(keep(request)).getBytes(StandardCharsets.UTF_8));
        out.flush();
        return true;
    }

    /// Keeps the messages.
    ///
    /// @return the body of the answer
    public String keep(Request request) throws IOException {
        var acked = new StringBuilder();
        for (String line : request.lines()) {
            boolean isGap = line.startsWith("{\"gap\"");
            String from = member(line, isGap ? "from" : "seq");
            String to = member(line, isGap ? "to" : "seq");
            String journal = member(line, "journal");
            String epoch = member(line, "epoch");
            synchronized (stored) {
                stored.putIfAbsent(
                        journal + epoch + "." + from, line.getBytes(StandardCharsets.UTF_8));
            }
            acked.append(acked.isEmpty() ? "" : ",").append(kept(journal, epoch, from, to));
        }
        return "{\"acked\":[" + acked + "]}";
    }

    /// One element of `acked`.
    static String kept(String journal, String epoch, String from, String to) {
        return "{\"journal\":\""
                + journal
                + "\",\"epoch\":"
                + epoch
                + ",\"from\":"
                + from
                + ",\"to\":"
                + to
                + "}";
    }

    /// The value of a message's member, without quotes.
    public static String member(String json, String name) {
        int from = json.indexOf("\"" + name + "\":") + name.length() + 3;
        int end = from;
        while (json.charAt(end) != ',' && json.charAt(end) != '}') {
            end++;
        }
        return json.substring(from, end).replace("\"", "");
    }

    /// A whole answer of status 200.
    public static String ok(String body) {
        return answer("200 OK", "application/json", body, "");
    }

    /// A whole answer.
    ///
    /// @param more header lines, each ended
    public static String answer(String status, String type, String body, String more) {
        return "HTTP/1.1 "
                + status
                + "\r\nContent-Type: "
                + type
                + "\r\nContent-Length: "
                + body.getBytes(StandardCharsets.UTF_8).length
                + "\r\n"
                + more
                + "\r\n"
                + body;
    }

    @Override
    public void close() throws IOException {
        isClosed = true;
        door.close();
        closeConnections();
    }
}
