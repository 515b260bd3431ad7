package io.hostpulse.bench.ingest;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Sends the requests that [Prepare] wrote to one server as fast as it takes them, and prints one
/// JSON object. Arguments: `hostpulse` or `victoria`, then as for [Plan].
public final class Send {
    private Send() {}

    private record Sent(long requests, long bytes, long retries) {}

    public static void main(String[] args)
            throws InterruptedException, ExecutionException, IOException {
        Target target = args[0].equals("hostpulse") ? Target.HOSTPULSE : Target.VICTORIA;
        Plan plan = Plan.of(java.util.Arrays.copyOfRange(args, 1, args.length));
        List<Future<Sent>> parts = new ArrayList<>();
        long started = System.nanoTime();
        long requests = 0;
        long bytes = 0;
        long retries = 0;
        try (ExecutorService pool = Executors.newFixedThreadPool(plan.connections())) {
            for (int i = 0; i < plan.connections(); i++) {
                int connection = i;
                parts.add(pool.submit(() -> send(target, plan, connection)));
            }
            for (Future<Sent> part : parts) {
                requests += part.get().requests;
                bytes += part.get().bytes;
                retries += part.get().retries;
            }
        }
        System.out.printf(
                "{\"requests\":%d,\"bytes\":%d,\"retries\":%d,\"seconds\":%.3f}%n",
                requests, bytes, retries, (System.nanoTime() - started) / 1e9);
    }

    private static Sent send(Target target, Plan plan, int number) throws IOException {
        long requests = 0;
        long bytes = 0;
        try (var connection = new HttpConnection(target, plan.port());
                var in =
                        new DataInputStream(
                                new BufferedInputStream(
                                        Files.newInputStream(plan.requests(target, number)),
                                        1 << 18))) {
            List<String> credentials = plan.credentials();
            for (int host = next(in); host >= 0; host = next(in)) {
                byte[] body = in.readNBytes(in.readInt());
                connection.post(body, target == Target.HOSTPULSE ? credentials.get(host) : "");
                requests++;
                bytes += body.length;
            }
            return new Sent(requests, bytes, connection.retries());
        }
    }

    /// The number of the next request's host; below zero at the end.
    private static int next(DataInputStream in) throws IOException {
        try {
            return in.readInt();
        } catch (EOFException e) {
            return -1;
        }
    }
}
