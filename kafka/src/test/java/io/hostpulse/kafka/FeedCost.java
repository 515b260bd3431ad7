package io.hostpulse.kafka;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.regex.Pattern;

/// What a server's CPU does for a message that comes by Kafka: a program, not a test.
///
/// ```
/// FeedCost HOSTPULSE MESSAGE-FILE HOSTS TICKS
/// ```
///
/// Writes the ticks of some hosts, 10 s apart and each with the content of one message, into a
/// topic of a real broker; starts the server on it, with an embedded store; when all are kept,
/// prints the server's CPU time, which a busy machine spoils little.
public final class FeedCost {
    private static final int TICK_SECONDS = 10;

    private final int port;

    private FeedCost(int port) {
        this.port = port;
    }

    public static void main(String[] arguments) throws Exception {
        Path hostpulse = Path.of(arguments[0]).toAbsolutePath();
        String template = Files.readString(Path.of(arguments[1])).strip();
        int hosts = Integer.parseInt(arguments[2]);
        int ticks = Integer.parseInt(arguments[3]);
        Path folder = Files.createTempDirectory("feed-cost");
        try (Brokers brokers = Brokers.start(1)) {
            brokers.makeTopic("hostpulse", 6, Map.of());
            write(brokers, template, hosts, ticks);
            new FeedCost(Ports.free(1).getFirst())
                    .run(hostpulse, folder, brokers, (long) hosts * ticks);
        }
    }

    private static void write(Brokers brokers, String template, int hosts, int ticks)
            throws Exception {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", brokers.addresses(), "compression.type", "zstd");
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < hosts; i++) {
            ids.add(UUID.randomUUID().toString());
        }
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        Instant first =
                Instant.now()
                        .truncatedTo(ChronoUnit.MILLIS)
                        .minusSeconds((long) TICK_SECONDS * ticks);
        try (var producer =
                new KafkaProducer<>(
                        settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int tick = 0; tick < ticks; tick++) {
                Instant time = first.plusSeconds((long) TICK_SECONDS * tick);
                for (String id : ids) {
                    byte[] value =
                            message(template, id, tick + 1, time).getBytes(StandardCharsets.UTF_8);
                    sent.add(
                            producer.send(
                                    new ProducerRecord<>(
                                            "hostpulse",
                                            id.getBytes(StandardCharsets.UTF_8),
                                            value)));
                }
            }
            for (Future<RecordMetadata> each : sent) {
                each.get();
            }
        }
    }

    private static String message(String template, String agent, int seq, Instant time) {
        String text = with(template, "agent", "\"" + agent + "\"");
        text = with(text, "epoch", "1");
        text = with(text, "seq", Integer.toString(seq));
        return with(text, "time", "\"" + time.toString() + "\"");
    }

    private static String with(String text, String member, String value) {
        return Pattern.compile("\"" + member + "\":(\"[^\"]*\"|[0-9]+)")
                .matcher(text)
                .replaceFirst("\"" + member + "\":" + value);
    }

    private void run(Path hostpulse, Path folder, Brokers brokers, long messages) throws Exception {
        Process server =
                new ProcessBuilder(
                                hostpulse.toString(),
                                "server",
                                "--server.listen=127.0.0.1:" + port,
                                "--server.data-dir=" + folder.resolve("data"),
                                "--server.kafka.tls=false",
                                "--server.kafka.brokers=" + String.join(",", brokers.addresses()))
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("log").toFile())
                        .start();
        try {
            long from = System.nanoTime();
            long half = 0;
            Duration cpuAtHalf = Duration.ZERO;
            while (true) {
                Thread.sleep(100);
                long kept = kept();
                Duration cpu = server.info().totalCpuDuration().orElse(Duration.ZERO);
                if (half == 0 && kept >= messages / 2) {
                    half = kept;
                    cpuAtHalf = cpu;
                }
                if (kept >= messages) {
                    print(messages, cpu, System.nanoTime() - from);
                    System.out.printf(
                            "second half: %.1f us of CPU a message%n",
                            cpu.minus(cpuAtHalf).toNanos() / 1e3 / (messages - half));
                    System.out.println(
                            Files.readString(status(server))
                                    .lines()
                                    .filter(line -> line.startsWith("VmHWM"))
                                    .findFirst()
                                    .orElse(""));
                    return;
                }
            }
        } finally {
            server.destroyForcibly();
            server.waitFor();
        }
    }

    private static Path status(Process server) {
        return Path.of("/proc", Long.toString(server.pid()), "status");
    }

    private static void print(long messages, Duration cpu, long nanos) {
        System.out.printf(
                "%d messages: %.1f us of CPU a message, %.0f messages a second%n",
                messages, cpu.toNanos() / 1e3 / messages, messages * 1e9 / nanos);
    }

    private long kept() throws InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics"))
                            .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString())
                    .body()
                    .lines()
                    .filter(line -> line.startsWith("hostpulse_server_messages_total "))
                    .mapToLong(line -> (long) Double.parseDouble(line.substring(32)))
                    .sum();
        } catch (IOException e) {
            return 0;
        }
    }
}
