package io.hostpulse.top;

import io.hostpulse.agent.Log;
import io.hostpulse.agent.config.AgentConfig;
import io.hostpulse.agent.time.HostClock;
import io.hostpulse.outputs.OutputOptions;
import io.hostpulse.outputs.http.CredentialFile;
import io.hostpulse.outputs.http.ServerTrust;
import io.hostpulse.outputs.http.ServerUrl;

import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// `hostpulse top`: the dashboard in a terminal.
public final class Top {
    private static final int PASSWORD_BYTES_MAX = 4_096;
    private static final int COLUMNS_PRINTED = 120;

    private final TopOptions options;
    private final AgentConfig config;
    private final Map<String, String> environment;
    private final Consumer<Runnable> onSignal;

    /// @param config what is collected of this host, and from where
    /// @param environment the process's
    /// @param onSignal has SIGTERM and SIGHUP do this
    public Top(
            TopOptions options,
            AgentConfig config,
            Map<String, String> environment,
            Consumer<Runnable> onSignal) {
        this.options = options;
        this.config = config;
        this.environment = Map.copyOf(environment);
        this.onSignal = onSignal;
    }

    /// Runs until it is ended.
    ///
    /// @return why it could not be done, a sentence; empty if it could
    public Optional<String> run() throws InterruptedException {
        Charset encoding = Language.encoding(environment);
        // A console that is a pipe is none to type at or to draw on.
        Optional<Console> console =
                Optional.ofNullable(System.console()).filter(Console::isTerminal);
        boolean isDrawn =
                options.screens() == 0
                        && console.isPresent()
                        && !isDumb(environment.getOrDefault("TERM", ""));
        try (var clock = new HostClock()) {
            boolean isList = options.server().isPresent() && options.host().isEmpty();
            Source source = source(clock, console);
            if (isDrawn) {
                return draw(source, isList, encoding, clock);
            }
            var out = new PrintStream(System.out, false, encoding);
            String why =
                    Batch.run(
                            source,
                            Math.max(1, options.screens()),
                            options.interval(),
                            isList,
                            look(columns(environment.getOrDefault("COLUMNS", ""))),
                            out);
            return why.isEmpty() ? Optional.empty() : Optional.of(why);
        } catch (SourceException e) {
            return Optional.of(e.why());
        }
    }

    private static boolean isDumb(String type) {
        return type.isEmpty() || type.equals("dumb") || type.equals("unknown");
    }

    /// How wide text is printed: as the shell says, but never narrower than the screen may be.
    private static int columns(String said) {
        try {
            return Math.clamp(Integer.parseInt(said), Look.COLUMNS_MIN, 1_000);
        } catch (NumberFormatException e) {
            return COLUMNS_PRINTED;
        }
    }

    private Look look(int columns) {
        return new Look(columns, 0, options.language(), ZoneId.systemDefault());
    }

    private Optional<String> draw(Source source, boolean isList, Charset encoding, HostClock clock)
            throws InterruptedException {
        boolean isColoured = environment.getOrDefault("NO_COLOR", "").isEmpty();
        try (Terminal terminal = terminal(encoding)) {
            var app =
                    new App(
                            terminal,
                            look(COLUMNS_PRINTED),
                            isColoured,
                            source.hasHosts(),
                            clock::wallMicros);
            onSignal.accept(app::end);
            app.run(
                    events ->
                            new Feed(source, options.interval(), isList, clock::nanoTime, events));
            return Optional.empty();
        } catch (IOException e) {
            source.close();
            return Optional.of("the terminal cannot be used: " + e.getMessage());
        }
    }

    /// The terminal by way of the C library alone: no commands are executed, nothing is unpacked.
    private static Terminal terminal(Charset encoding) throws IOException {
        return TerminalBuilder.builder()
                .system(true)
                .ffm(true)
                .jni(false)
                .exec(false)
                .dumb(false)
                .graphemeCluster(false)
                .nativeSignals(true)
                .encoding(encoding)
                .build();
    }

    private Source source(HostClock clock, Optional<Console> console) throws SourceException {
        if (options.server().isEmpty()) {
            // The screen is not written over: what is known of the time stands in each sample.
            var log = new Log(new PrintStream(java.io.OutputStream.nullOutputStream()));
            return new LocalSource(config, clock, options.interval(), log);
        }
        ServerUrl server = ServerUrl.of(options.server().get());
        String url = server.text();
        if (!server.isSecure() && !server.isLoopback()) {
            throw new SourceException(
                    url
                            + " is plain HTTP to another host, which the password must not"
                            + " cross: use https");
        }
        var client = new ServerClient(url, trust(url));
        if (client.needsLogin()) {
            client.login(password(url, console));
        }
        var source = new ServerSource(client);
        if (options.host().isPresent()) {
            source.open(source.find(options.host().get()));
        }
        return source;
    }

    private ServerTrust trust(String url) {
        // What this host's agent has pinned counts here too, if this user may know.
        Optional<Path> enrolled =
                Optional.of(config.stateDirectory().resolve(CredentialFile.NAME))
                        .filter(Files::isReadable);
        return ServerTrust.of(
                new OutputOptions.Http(
                        "top",
                        url,
                        enrolled,
                        options.tlsFingerprint(),
                        options.tlsCa(),
                        OutputOptions.Http.GZIP,
                        OutputOptions.Http.TIMEOUT,
                        false));
    }

    private String password(String url, Optional<Console> console) throws SourceException {
        if (options.passwordFile().isPresent()) {
            Path file = options.passwordFile().get();
            try (var in = Files.newInputStream(file)) {
                byte[] bytes = in.readNBytes(PASSWORD_BYTES_MAX);
                return new String(bytes, StandardCharsets.UTF_8).strip();
            } catch (IOException e) {
                throw new SourceException("cannot read the password from " + file + ": " + e);
            }
        }
        if (console.isEmpty()) {
            throw new SourceException(
                    url + " needs the administrator's password: give --password-file");
        }
        char[] typed = console.get().readPassword("Password of the administrator at %s: ", url);
        if (typed == null) {
            throw new SourceException("no password was given");
        }
        return new String(typed);
    }
}
