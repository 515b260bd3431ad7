package io.hostpulse.outputs.http;

import io.hostpulse.outputs.OutputOptions;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.nio.file.Path;
import java.util.Optional;

import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;

/// Lets other questions to a server, as that for its time, believe its certificate for the same
/// reason as an output to it does. Confined to one thread.
public final class ServerTrust {
    private final OutputOptions.@Nullable Http options;
    private @Nullable SSLSocketFactory factory;
    private boolean isPinned;

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
        return from == null ? new Trust.Known() : Readiness.trust(from, ServerUrl.of(from.url()));
    }

    /// Prepares a connection before it is made; plain HTTP is left as it is. The credential file
    /// and the certificates are read at the first secure connection.
    ///
    /// @throws IOException if there is no telling whom to believe: the reason for people
    public void protect(HttpURLConnection connection) throws IOException {
        OutputOptions.Http from = options;
        if (from == null || !(connection instanceof HttpsURLConnection secure)) {
            return;
        }
        // One factory for all connections: the JDK keeps one for the next question only then.
        SSLSocketFactory made = factory;
        if (made == null) {
            made = make();
            factory = made;
        }
        secure.setSSLSocketFactory(made);
        if (isPinned) {
            // It is this very certificate, whatever name stands in it.
            secure.setHostnameVerifier((_, _) -> true);
        }
    }

    private SSLSocketFactory make() throws IOException {
        try {
            Trust trust = read();
            isPinned = trust instanceof Trust.Pinned;
            return new TlsLayer(trust).factory();
        } catch (NoAnswer e) {
            throw new IOException(e.why(), e);
        }
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
