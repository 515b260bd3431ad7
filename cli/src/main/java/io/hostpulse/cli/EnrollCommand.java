package io.hostpulse.cli;

import io.hostpulse.agent.IdentityStore;
import io.hostpulse.agent.Log;
import io.hostpulse.agent.config.AgentConfig;
import io.hostpulse.agent.time.HostClock;
import io.hostpulse.collect.HostIdentity;
import io.hostpulse.collect.Roots;
import io.hostpulse.outputs.http.Credential;
import io.hostpulse.outputs.http.CredentialFile;
import io.hostpulse.outputs.http.Enrolment;
import io.hostpulse.outputs.http.EnrolmentToken;
import io.hostpulse.outputs.http.Names;
import io.hostpulse.outputs.http.ServerUrl;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;

/// `enroll`: exchanges a one-time token of a server for this host's credential and keeps that in
/// the state directory.
@Command(
        name = "enroll",
        aliases = "enrol",
        description = {
            "Adds this host to a server: exchanges a one-time token for this host's own credential"
                    + " and keeps it in the state directory.",
            "TOKEN is what the server showed when the token was made. It is of no more use once"
                    + " this command has succeeded; still, other users of this host can see it"
                    + " while the command runs: where that matters, give - and it is read from"
                    + " standard input.",
            "Nothing is sent before the server has shown the certificate that the token names."
        },
        mixinStandardHelpOptions = true)
final class EnrollCommand implements Callable<Integer> {
    private static final int TOKEN_BYTES_MAX = 1_024;

    @Parameters(
            index = "0",
            paramLabel = "URL",
            description = "The server, https://HOST[:PORT]; http:// on this host only.")
    private String url;

    @Parameters(
            index = "1",
            paramLabel = "TOKEN",
            description = "The token, hpe1_..., or - for standard input.")
    private String token;

    @Option(
            names = "--state-dir",
            paramLabel = "DIR",
            description =
                    "The agent's state directory, agent.state-dir of its configuration; default"
                            + " /var/lib/hostpulse.")
    private @Nullable Path stateDirectory;

    @Option(
            names = "--tls-ca",
            paramLabel = "FILE",
            description =
                    "PEM certificates of the authorities that may vouch for the server, if the"
                            + " token names no certificate.")
    private @Nullable Path tlsCa;

    private final Speech speech;

    @SuppressWarnings("NullAway") // picocli sets the fields before it calls the command
    EnrollCommand(Speech speech) {
        this.speech = speech;
    }

    @Override
    public Integer call() throws IOException {
        ServerUrl server;
        EnrolmentToken given;
        try {
            server = ServerUrl.of(url);
        } catch (IllegalArgumentException e) {
            return fail(
                    ExitCode.USAGE,
                    "URL is " + e.getMessage() + "; expected " + ServerUrl.EXPECTED);
        }
        try {
            given = EnrolmentToken.of(token.equals("-") ? fromStandardInput() : token.strip());
        } catch (IllegalArgumentException e) {
            return fail(
                    ExitCode.USAGE,
                    "TOKEN is " + e.getMessage() + "; copy it as the server shows it");
        }
        Path directory =
                stateDirectory == null ? AgentConfig.DEFAULT.stateDirectory() : stateDirectory;
        Optional<String> owner = Owner.other(directory);
        if (owner.isPresent()) {
            return fail(ExitCode.FAILURE, Owner.advice(directory, owner.get()));
        }
        String agent;
        Log log = new Log(System.err);
        try (IdentityStore store = new IdentityStore(directory, log)) {
            agent = store.agent();
        } catch (IdentityStore.InUse e) {
            return fail(ExitCode.TRY_LATER, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return fail(
                    ExitCode.FAILURE,
                    "cannot use the state directory "
                            + directory
                            + ": "
                            + e
                            + "; run as the agent's user, or name another with --state-dir");
        }
        return enrol(server, given, directory, agent);
    }

    private int enrol(ServerUrl server, EnrolmentToken given, Path directory, String agent) {
        try (HostClock clock = new HostClock()) {
            String hostname =
                    HostIdentity.read(Roots.HOST, Optional.empty()).hostname().orElse("localhost");
            var enrolment =
                    new Enrolment(
                            server,
                            given,
                            Optional.ofNullable(tlsCa),
                            Names.ofSystem(),
                            Version.text(),
                            clock.monotonic());
            return switch (enrolment.run(agent, hostname)) {
                case Enrolment.Outcome.Failed failed -> fail(ExitCode.FAILURE, failed.why());
                case Enrolment.Outcome.Enrolled enrolled ->
                        keep(directory, enrolled.credential(), hostname);
            };
        }
    }

    private int keep(Path directory, Credential credential, String hostname) {
        Path file = directory.resolve(CredentialFile.NAME);
        try {
            CredentialFile.write(file, credential);
        } catch (IOException e) {
            return fail(
                    ExitCode.FAILURE,
                    "the server has enrolled this host, but the credential cannot be written to "
                            + file
                            + ": "
                            + e
                            + "; mend that and enrol again with a new token");
        }
        System.out.println(speech.say(hostname + " is enrolled at " + credential.server().text()));
        System.out.println(speech.say("agent " + credential.agent() + ", credential in " + file));
        System.out.println();
        System.out.println(speech.say("The agent sends there when its configuration says so:"));
        System.out.println();
        if (stateDirectory != null) {
            System.out.println("agent:");
            System.out.println("  state-dir: " + stateDirectory.toAbsolutePath());
        }
        System.out.println("outputs:");
        System.out.println("  server:");
        System.out.println("    type: http");
        System.out.println("    url: " + credential.server().text());
        if (tlsCa != null) {
            System.out.println("    tls-ca: " + tlsCa.toAbsolutePath());
        }
        return ExitCode.OK;
    }

    private static String fromStandardInput() throws IOException {
        InputStream in = System.in;
        byte[] bytes = in.readNBytes(TOKEN_BYTES_MAX);
        return new String(bytes, StandardCharsets.UTF_8).strip();
    }

    private int fail(int code, String why) {
        System.err.println("hostpulse: enroll: " + speech.say(why));
        return code;
    }
}
