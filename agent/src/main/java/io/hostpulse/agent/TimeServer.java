package io.hostpulse.agent;

import io.hostpulse.agent.config.AgentConfig;
import io.hostpulse.agent.time.TimeOptions;
import io.hostpulse.outputs.OutputOptions;
import io.hostpulse.outputs.http.CredentialFile;
import io.hostpulse.outputs.http.ServerTrust;
import io.hostpulse.outputs.http.ServerUrl;

import java.nio.file.Path;
import java.util.Optional;

/// The Hostpulse server that tells the time, and what the outputs have to do with it. Stateless.
public final class TimeServer {
    private TimeServer() {}

    /// Why that server is believed: for the reason for which an output to it is, or else because
    /// the enrolment pinned its certificate.
    public static ServerTrust trust(AgentConfig config) {
        return trusted(config).map(ServerTrust::of).orElseGet(ServerTrust::ofRuntime);
    }

    /// What the trust depends on: equal options mean the same trust. Empty when no server tells the
    /// time.
    static Optional<OutputOptions.Http> trusted(AgentConfig config) {
        if (config.time().source() != TimeOptions.Source.SERVER) {
            return Optional.empty();
        }
        Path enrolled = config.stateDirectory().resolve(CredentialFile.NAME);
        String url = url(config.time());
        for (OutputOptions output : config.outputs()) {
            if (output instanceof OutputOptions.Http http
                    && ServerUrl.of(http.url()).text().equals(url)) {
                return Optional.of(http.withCredentialFile(http.credentialFile().orElse(enrolled)));
            }
        }
        return Optional.of(ServerTrust.enrolled(config.time().server(), enrolled));
    }

    /// The server's URL in its one form; empty when no Hostpulse server tells the time. An output
    /// to the same URL has exchanges that tell the time as well.
    static String url(TimeOptions time) {
        return time.source() == TimeOptions.Source.SERVER ? ServerUrl.of(time.server()).text() : "";
    }
}
