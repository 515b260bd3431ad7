package io.hostpulse.bench.ingest;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Sends the requests that [Prepare] wrote to one server as fast as it takes them, in pieces of the
/// same size: the next one for every line on standard input. Prints one JSON object when it is
/// ready, and one when a piece has been taken, with the seconds it took and the retries until then.
///
/// Arguments: `hostpulse` or `victoria`, into how many pieces, then as for [Plan].
public final class Send {
    private Send() {}

    public static void main(String[] args)
            throws InterruptedException, ExecutionException, IOException {
        Target target = args[0].equals("hostpulse") ? Target.HOSTPULSE : Target.VICTORIA;
        int pieces = Integer.parseInt(args[1]);
        Plan plan = Plan.of(Arrays.copyOfRange(args, 2, args.length));
        var told = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        List<Sender> senders = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(plan.connections())) {
            for (int i = 0; i < plan.connections(); i++) {
                senders.add(new Sender(target, plan, i));
            }
            say(0, 0);
            for (int piece = 1; piece <= pieces && told.readLine() != null; piece++) {
                double share = (double) piece / pieces;
                long started = System.nanoTime();
                List<Future<?>> parts = new ArrayList<>();
                for (Sender sender : senders) {
                    parts.add(
                            pool.submit(
                                    () -> {
                                        sender.sendTo(share);
                                        return sender;
                                    }));
                }
                for (Future<?> part : parts) {
                    part.get();
                }
                say(
                        (System.nanoTime() - started) / 1e9,
                        senders.stream().mapToLong(Sender::retries).sum());
            }
        } finally {
            for (Sender sender : senders) {
                sender.close();
            }
        }
    }

    private static void say(double seconds, long retries) {
        System.out.printf("{\"seconds\":%.3f,\"retries\":%d}%n", seconds, retries);
    }

    /// One connection and the requests that go over it. Confined to one thread at a time.
    private static final class Sender implements Closeable {
        private static final int BUFFER_BYTES = 1 << 18;

        /// Host and length before each request.
        private static final int HEAD_BYTES = 2 * Integer.BYTES;

        private final HttpConnection connection;
        private final DataInputStream requests;
        private final List<String> credentials;
        private final long bytes;
        private long sent;

        Sender(Target target, Plan plan, int number) throws IOException {
            Path path = plan.requests(target, number);
            credentials = target == Target.HOSTPULSE ? plan.credentials() : List.of();
            bytes = Files.size(path);
            requests =
                    new DataInputStream(
                            new BufferedInputStream(Files.newInputStream(path), BUFFER_BYTES));
            connection = new HttpConnection(target, plan.port());
        }

        /// Sends what comes until this share of all requests' bytes has been sent.
        void sendTo(double share) throws IOException {
            long until = Math.round(bytes * share);
            while (sent < until) {
                int host = requests.readInt();
                byte[] body = requests.readNBytes(requests.readInt());
                connection.post(body, credentials.isEmpty() ? "" : credentials.get(host));
                sent += HEAD_BYTES + body.length;
            }
        }

        long retries() {
            return connection.retries();
        }

        @Override
        public void close() throws IOException {
            requests.close();
            connection.close();
        }
    }
}
