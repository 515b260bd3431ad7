package io.hostpulse.cli;

import io.hostpulse.agent.config.AgentConfig;
import io.hostpulse.agent.config.ConfigLoader;
import io.hostpulse.config.ConfigResult;
import io.hostpulse.outputs.http.ServerUrl;
import io.hostpulse.top.Language;
import io.hostpulse.top.Top;
import io.hostpulse.top.TopOptions;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Unmatched;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/// `top`: the dashboard in a terminal.
@Command(
        name = "top",
        description = {
            "Shows this host live in the terminal, without any agent; with --server the hosts of a"
                    + " server, worst first, live and in the past. ? lists the keys, q quits.",
            "Where nothing can be drawn (a pipe, TERM=dumb) one screen is printed as text.",
            "Settings of the agent may follow as --KEY=VALUE, for example"
                    + " --path.procfs=/host/proc."
        },
        mixinStandardHelpOptions = true)
final class TopCommand implements Callable<Integer> {
    @Option(
            names = "--interval",
            paramLabel = "SECONDS",
            defaultValue = "1",
            description = "Seconds between samples, 1 to 3600; default ${DEFAULT-VALUE}.")
    private int seconds;

    @Option(
            names = "--server",
            paramLabel = "URL",
            description =
                    "Show the hosts of this server, https://HOST[:PORT]; http:// on this host"
                            + " only.")
    private @Nullable String server;

    @Option(
            names = "--host",
            paramLabel = "NAME|ID",
            description = "The host of the server to show at once, by its name or its agent's id.")
    private @Nullable String host;

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description =
                    "Where the password of the server's administrator stands; else it is asked for"
                            + " where one is needed.")
    private @Nullable Path passwordFile;

    @Option(
            names = "--tls-ca",
            paramLabel = "FILE",
            description = "PEM certificates of the authorities that may vouch for the server.")
    private @Nullable Path tlsCa;

    @Option(
            names = "--tls-fingerprint",
            paramLabel = "SHA256",
            description = "The server's own certificate, as outputs.NAME.tls-fingerprint has it.")
    private @Nullable String tlsFingerprint;

    @Option(
            names = {"-n", "--screens"},
            paramLabel = "N",
            description = "Print N screens as text and end.")
    private @Nullable Integer screens;

    @Option(names = "--once", description = "Print one screen as text and end.")
    private boolean isOnce;

    @Option(
            names = "--lang",
            paramLabel = "en|zh-CN",
            description = "The language; else that of LC_ALL, LC_MESSAGES or LANG.")
    private @Nullable String lang;

    @Option(names = "--config", paramLabel = "FILE", description = "A configuration file.")
    private @Nullable Path file;

    @Unmatched private List<String> flags = new ArrayList<>();

    private final Speech speech;

    TopCommand(Speech speech) {
        this.speech = speech;
    }

    @Override
    public Integer call() throws InterruptedException {
        Optional<String> misuse = misuse();
        if (misuse.isPresent()) {
            return fail(ExitCode.USAGE, misuse.get());
        }
        ConfigLoader loader = new ConfigLoader(System.getenv(), flags, Defaults.once());
        return switch (loader.load(Optional.ofNullable(file))) {
            case ConfigResult.Refused<AgentConfig> refused -> {
                refused.problems().stream().map(speech::line).forEach(System.err::println);
                yield ExitCode.BAD_CONFIGURATION;
            }
            case ConfigResult.Loaded<AgentConfig> loaded -> run(loaded.loaded().config());
        };
    }

    private int run(AgentConfig config) throws InterruptedException {
        Optional<Language> asked = Optional.ofNullable(lang).flatMap(Language::ofTag);
        var options =
                new TopOptions(
                        Duration.ofSeconds(seconds),
                        Optional.ofNullable(server),
                        Optional.ofNullable(host),
                        Optional.ofNullable(passwordFile),
                        Optional.ofNullable(tlsCa),
                        Optional.ofNullable(tlsFingerprint),
                        isOnce ? 1 : Optional.ofNullable(screens).orElse(0),
                        asked.orElseGet(() -> Language.ofEnvironment(System.getenv())));
        Optional<String> why = new Top(options, config, System.getenv(), Signals::routeToEnd).run();
        return why.isPresent() ? fail(ExitCode.FAILURE, why.get()) : ExitCode.OK;
    }

    /// What was asked for and cannot be.
    private Optional<String> misuse() {
        if (seconds < 1 || seconds > TopOptions.INTERVAL_MAX.toSeconds()) {
            return Optional.of("--interval is " + seconds + "; expected 1 to 3600 seconds");
        }
        if (screens != null && (screens < 1 || screens > TopOptions.SCREENS_MAX)) {
            return Optional.of(
                    "-n is " + screens + "; expected 1 to " + TopOptions.SCREENS_MAX + " screens");
        }
        if (lang != null && Language.ofTag(lang).isEmpty()) {
            return Optional.of("--lang is " + lang + "; expected en or zh-CN");
        }
        if (server == null
                && (host != null
                        || passwordFile != null
                        || tlsCa != null
                        || tlsFingerprint != null)) {
            return Optional.of(
                    "--host, --password-file, --tls-ca and --tls-fingerprint need --server URL");
        }
        return server == null ? Optional.empty() : misuse(server);
    }

    private static Optional<String> misuse(String url) {
        try {
            ServerUrl _ = ServerUrl.of(url);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(
                    "--server is " + e.getMessage() + "; expected " + ServerUrl.EXPECTED);
        }
    }

    private int fail(int code, String why) {
        System.err.println("hostpulse: top: " + speech.say(why));
        return code;
    }
}
