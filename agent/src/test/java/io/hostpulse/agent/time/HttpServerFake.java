package io.hostpulse.agent.time;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// An HTTP server on loopback that answers each request as a test says, byte for byte, on
/// connections that it keeps open.
final class HttpServerFake implements AutoCloseable {
    /// Writes the answer to one request.
    interface Answer {
        void write(OutputStream out) throws Exception;
    }

    private final ServerSocket socket;
    private final Answer answer;
    private final Thread thread;
    final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private final List<Socket> connections = Collections.synchronizedList(new ArrayList<>());

    HttpServerFake(Answer answer) throws IOException {
        this.socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        this.answer = answer;
        this.thread = Thread.ofPlatform().daemon().name("http-fake").start(this::accept);
    }

    /// A server that answers with this status line, header lines and body.
    static HttpServerFake answering(String head, String body) throws IOException {
        return new HttpServerFake(out -> send(out, head, body));
    }

    static void send(OutputStream out, String head, String body) throws IOException {
        String answer =
                "HTTP/1.1 " + head + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
        out.write(answer.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    String url() {
        return "http://127.0.0.1:" + socket.getLocalPort();
    }

    int connections() {
        return connections.size();
    }

    private void accept() {
        try {
            while (true) {
                Socket connection = socket.accept();
                connection.setTcpNoDelay(true);
                connections.add(connection);
                Thread.ofPlatform().daemon().name("http-fake").start(() -> serve(connection));
            }
        } catch (IOException e) {
            close();
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            InputStream in = connection.getInputStream();
            var request = new StringBuilder();
            int c = in.read();
            while (c >= 0) {
                request.append((char) c);
                if (request.toString().endsWith("\r\n\r\n")) {
                    requests.add(request.toString());
                    request.setLength(0);
                    answer.write(connection.getOutputStream());
                }
                c = in.read();
            }
        } catch (Exception e) {
            // The client has left or the test wants the connection cut.
            requests.add("cut");
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
            for (Socket connection : List.copyOf(connections)) {
                connection.close();
            }
        } catch (IOException e) {
            thread.interrupt();
        }
    }
}
