package io.hostpulse.outputs.http;

import io.hostpulse.outputs.OutputOptions;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.Optional;

/// Lets other questions to a server, as that for its time, believe its certificate for the same
/// reason as an output to it does. Immutable.
public final class ServerTrust {
    private final OutputOptions.@Nullable Http options;

    private ServerTrust(OutputOptions.@Nullable Http options) {
        this.options = options;
    }

    /// The trust of an output with these options, whose credential file is named.
    public static ServerTrust of(OutputOptions.Http options) {
        return new ServerTrust(options);
    }

    /// The trust of the Java runtime.
    public static ServerTrust ofRuntime() {
        return new ServerTrust(null);
    }

    /// Why the server is believed; read from the files anew each time.
    ///
    /// @throws NoAnswer.Untrusted if there is no telling whom to believe
    Trust read() throws NoAnswer.Untrusted {
        OutputOptions.Http from = options;
        return from == null
                ? new Trust.Known()
                : Readiness.trust(from, ServerUrl.of(from.url()));
    }

    /// The options of the connections to a server that no output goes to: what was pinned counts if
    /// the credential is for this server.
    ///
    /// @param url the server's
    /// @param credentialFile what the enrolment wrote
    public static OutputOptions.Http enrolled(String url, Path credentialFile) {
        return new OutputOptions.Http(
                "",
                url,
                Optional.of(credentialFile),
                Optional.empty(),
                Optional.empty(),
                OutputOptions.Http.GZIP,
                OutputOptions.Http.TIMEOUT,
                false);
    }
}
