package io.hostpulse.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// S48: unique texts as passwords, tokens and credentials, in every place that takes one; nobody
/// who reads logs, thread dumps, figures, error pages, processes, journals or databases finds them.
@SideBySide
final class SecretsIT {
    private static final Duration WAIT = Duration.ofSeconds(90);
    private static final String CANARY = "canary-";
    private static final Pattern DELIVERED =
            Pattern.compile("\"server\":\\{[^}]*\"delivered\":[1-9]");

    @TempDir private Path folder;

    /// Where what commands say to whoever calls them is kept: a token is shown once, there.
    @TempDir private Path asked;

    /// Each secret by its name, and the forms in which it could be met.
    private final Map<String, List<String>> secrets = new LinkedHashMap<>();

    /// The files that are there to hold a secret.
    private final List<Path> keepers = new ArrayList<>();

    /// What receivers were shown.
    private final Queue<String> shown = new ConcurrentLinkedQueue<>();

    @Test
    void noSecretIsFoundWhereItDoesNotBelong() throws IOException {
        Machine.needs("curl");
        try (var experiment = Experiment.begin("S48", "unique secrets, looked for everywhere")) {
            String admin = secret("admin", "admin.password");
            run("server set-password " + serverSettings(0), "admin.password");
            int port = LiveServer.freePort();
            HttpServer echo = echo();
            try (Program server = program("server " + serverSettings(port))) {
                String url = "https://127.0.0.1:" + port;
                awaitReady(server, url);
                enrol(url, port);
                Files.writeString(folder.resolve("agent.yaml"), config(url, echo));
                try (Program agent = program("agent --config agent.yaml")) {
                    Map<String, String> places = new LinkedHashMap<>();
                    awaitUse(agent);
                    provoke(places, url, admin);
                    look(places, "agent", agent);
                    look(places, "server", server);
                    assertThat(agent.stop().code()).as(agent.err()).isZero();
                    places.put("the agent's end", agent.err());
                    assertNoSecretIn(places);
                }
                assertThat(server.stop().code()).as(server.err()).isZero();
                Map<String, String> places = new LinkedHashMap<>();
                places.put("dump", run("journal dump state/journal", "agent.yaml"));
                places.put("check-config", run("check-config agent.yaml", "agent.yaml"));
                assertNoSecretIn(places);
            } finally {
                echo.stop(0);
            }
            experiment.figure("secrets", secrets.size());
            experiment.figure("files", assertNoSecretInFiles());
        }
    }

    /// Makes a secret and the file that is given to whoever needs it.
    private String secret(String name, String file) throws IOException {
        String secret = CANARY + name + "-" + Long.toHexString(System.nanoTime());
        Path path = folder.resolve(file);
        Files.writeString(path, secret + "\n");
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
        keepers.add(path);
        secrets.put(name, List.of(secret));
        return secret;
    }

    private String serverSettings(int port) {
        return "--server.listen=127.0.0.1:"
                + port
                + " --server.tls.mode=on --server.data-dir="
                + folder.resolve("server");
    }

    private Program program(String arguments) {
        return Program.hostpulse(folder, arguments.split(" "));
    }

    /// What a command says that reads one of the folder's files from standard input.
    private String run(String arguments, String input) {
        String command =
                "cd %s; %s < %s"
                        .formatted(folder, String.join(" ", Program.command(arguments)), input);
        Program.Ended ended = Program.run(asked, WAIT, "sh", "-c", command);
        assertThat(ended.code()).as(command + ": " + ended.err()).isZero();
        return ended.out() + ended.err();
    }

    private String ask(String... words) {
        List<String> command = new ArrayList<>(List.of("curl", "-sk", "-i", "--max-time", "10"));
        command.addAll(List.of(words));
        return Program.run(asked, WAIT, command.toArray(String[]::new)).out();
    }

    private void awaitReady(Program server, String url) {
        Program.await(
                "the server ready, but: " + server.err(),
                WAIT,
                () -> !server.isRunning() || ask(url + "/readyz").contains("ready"));
        assertThat(server.isRunning()).as(server.err()).isTrue();
    }

    private void enrol(String url, int port) throws IOException {
        Matcher token =
                Pattern.compile("hpe1_\\w{8}_([\\w-]{43})_[0-9a-f]{64}")
                        .matcher(run("server token " + serverSettings(port), "admin.password"));
        assertThat(token.find()).isTrue();
        secrets.put("token", List.of(token.group(1)));
        Path given = folder.resolve("token");
        Files.writeString(given, token.group() + "\n");
        keepers.add(given);
        run("enroll --state-dir=state " + url + " -", "token");
        Path credential = folder.resolve("state/credential");
        keepers.add(credential);
        Matcher secret = Pattern.compile("hpa1_([\\w-]{43})").matcher(Files.readString(credential));
        assertThat(secret.find()).isTrue();
        secrets.put("credential", List.of(secret.group(1)));
    }

    /// Outputs of every kind that logs in somewhere; but for the first, all are refused, by
    /// somebody who says aloud what he was shown.
    private String config(String url, HttpServer echo) throws IOException {
        String user = CANARY + "user";
        String basic = secret("basic", "basic.password");
        byte[] both = (user + ":" + basic).getBytes(StandardCharsets.UTF_8);
        secrets.put("basic", List.of(basic, Base64.getEncoder().encodeToString(both)));
        secret("bearer", "bearer.token");
        secret("database", "database.password");
        secret("broker", "broker.password");
        String receiver = "http://127.0.0.1:" + echo.getAddress().getPort() + "/write";
        return """
        agent:
          interval: 1s
          state-dir: state
        outputs:
          lines:
            type: file
            path: lines.jsonl
          server:
            type: http
            url: %s
          basic:
            type: remote-write
            url: %s
            user: %s
            password-file: basic.password
          bearer:
            type: remote-write
            url: %s
            token-file: bearer.token
          database:
            type: sql
            url: jdbc:postgresql://127.0.0.1:%d/nothing
            password-file: database.password
          broker:
            type: kafka
            brokers: ["127.0.0.1:%d"]
            tls: false
            user: somebody
            password-file: broker.password
        """
                .formatted(
                        url,
                        receiver,
                        user,
                        receiver,
                        LiveServer.freePort(),
                        LiveServer.freePort());
    }

    /// A receiver that refuses everything, and repeats what it was shown in its headers and body.
    private HttpServer echo() throws IOException {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        HttpServer server = HttpServer.create(address, 0);
        server.createContext("/", this::refuse);
        server.start();
        return server;
    }

    private void refuse(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            String header = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
            shown.add(header);
            byte[] body = ("not with " + header + "!").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("WWW-Authenticate", header);
            exchange.sendResponseHeaders(401, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /// Waits until every output has done what it needs its secret for.
    private void awaitUse(Program agent) {
        Program.await(
                "both logins at the receiver and a cursor of the server's, but: " + agent.err(),
                WAIT,
                () ->
                        shown.stream().anyMatch(header -> header.startsWith("Bearer"))
                                && shown.stream().anyMatch(header -> header.startsWith("Basic"))
                                && Stream.of("server", "basic", "bearer", "database", "broker")
                                        .allMatch(output -> hasSpoken(agent, output)));
        assertThat(String.join("\n", shown))
                .contains(secrets.get("bearer").getFirst())
                .contains(secrets.get("basic").getLast());
    }

    /// Whether an output has delivered, as the agent's messages say, or has been refused, as its
    /// log does.
    private boolean hasSpoken(Program agent, String output) {
        return output.equals("server")
                ? DELIVERED.matcher(read(folder.resolve("lines.jsonl"))).find()
                : agent.err().contains("output " + output);
    }

    /// Asks the server in every way that could make it repeat what it was given.
    private void provoke(Map<String, String> places, String url, String admin) {
        String credential = "hpa1_" + secrets.get("credential").getFirst();
        for (String path : List.of("/metrics", "/api/v1/hosts", "/nothing", "/readyz")) {
            places.put("GET " + path, ask(url + path));
            for (String header : List.of(credential, credential + "x", admin)) {
                places.put(
                        "GET " + path + " with a header of " + header.length(),
                        ask("-H", "Authorization: Bearer " + header, url + path));
            }
        }
        places.put(
                "a wrong password",
                ask(
                        "-H",
                        "X-Hostpulse-Request: 1",
                        "-H",
                        "Content-Type: application/json",
                        "-d",
                        "{\"password\":\"" + admin + "!\"}",
                        url + "/api/v1/session"));
        places.put(
                "a message that is none",
                ask(
                        "-H",
                        "Authorization: Bearer " + credential,
                        "-d",
                        "{" + credential,
                        url + "/api/v1/messages"));
        String[] token = read(folder.resolve("token")).strip().split("_", 3);
        String used =
                ask(
                        "-H",
                        "Content-Type: application/json",
                        "-d",
                        "{\"token\":\"%s\",\"secret\":\"%s\",\"hostname\":\"h\",\"agent\":\"%s\"}"
                                .formatted(
                                        token[1],
                                        secrets.get("token").getFirst(),
                                        "0b0e7c9a-5c4d-4a57-9d0e-6f6b1a2c3d4e"),
                        url + "/api/v1/enrol");
        assertThat(used).contains("401");
        places.put("a used token", used);
    }

    /// What others see of a process: its output, its threads, its arguments and its environment.
    private static void look(Map<String, String> places, String name, Program program) {
        program.signal("QUIT");
        Program.await(
                "a dump of threads",
                WAIT,
                () -> (program.err() + program.out()).contains("Full thread dump"));
        Program.sleep(500);
        places.put(name + ": standard output", program.out());
        places.put(name + ": standard error and threads", program.err());
        for (String file : List.of("cmdline", "environ")) {
            String text = read(Path.of("/proc/" + program.pid() + "/" + file));
            assertThat(text).as(file).isNotEmpty();
            places.put(name + ": " + file, text);
        }
    }

    private void assertNoSecretIn(Map<String, String> places) {
        places.forEach(
                (place, text) ->
                        secrets.forEach(
                                (name, forms) ->
                                        forms.forEach(
                                                form ->
                                                        assertThat(text.contains(form))
                                                                .as("%s in %s", name, place)
                                                                .isFalse())));
    }

    /// Looks into every file that the programs have written, and finds each secret in the file that
    /// is there for it.
    ///
    /// @return how many files
    private int assertNoSecretInFiles() throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        var kept = new StringBuilder();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                if (keepers.contains(file)) {
                    kept.append(read(file));
                } else {
                    files.put(folder.relativize(file).toString(), read(file));
                }
            }
        }
        assertNoSecretIn(files);
        secrets.forEach(
                (name, forms) -> assertThat(kept.toString()).as(name).contains(forms.getFirst()));
        assertThat(files.keySet())
                .contains("lines.jsonl")
                .anyMatch(file -> file.startsWith("server/"))
                .anyMatch(file -> file.startsWith("state/journal/"));
        return files.size();
    }

    /// A file byte by byte.
    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
