package io.hostpulse.outputs.http;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/// Speaks TLS 1.2 or 1.3 over a connection that stands, and believes the other side only for the
/// reason that the configuration names. Confined to one thread.
///
/// The classes of TLS cost about 19 MB: none is loaded before the first secure connection.
final class TlsLayer {
    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

    private final Trust trust;
    private @Nullable SSLContext context;

    TlsLayer(Trust trust) {
        this.trust = trust;
    }

    /// Makes the handshake; nothing of the request is sent before the certificate is believed.
    /// Reads of the socket below must be bounded by the caller.
    ///
    /// @throws NoAnswer.Untrusted if the certificate is not believed
    SSLSocket over(Socket socket, ServerUrl server) throws IOException, NoAnswer {
        try {
            SSLSocket secure =
                    (SSLSocket)
                            context()
                                    .getSocketFactory()
                                    .createSocket(socket, server.host(), server.port(), true);
            secure.setSSLParameters(parameters(secure.getSSLParameters()));
            secure.startHandshake();
            return secure;
        } catch (SSLException e) {
            throw refusal(e, server);
        } catch (SocketTimeoutException e) {
            throw new NoAnswer(server.text() + " did not finish the TLS handshake in time");
        }
    }

    /// Makes connections that believe the other side for the same reason, for others to use.
    SSLSocketFactory factory() throws NoAnswer {
        return context().getSocketFactory();
    }

    private SSLParameters parameters(SSLParameters parameters) {
        parameters.setProtocols(PROTOCOLS);
        List<String> suites = new ArrayList<>();
        for (String suite : parameters.getCipherSuites()) {
            boolean isAuthenticated = suite.contains("_GCM_") || suite.contains("_CHACHA20_");
            if (isAuthenticated && !suite.startsWith("TLS_RSA_")) {
                suites.add(suite);
            }
        }
        parameters.setCipherSuites(suites.toArray(new String[0]));
        if (!(trust instanceof Trust.Pinned)) {
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
        }
        return parameters;
    }

    private static NoAnswer refusal(SSLException failure, ServerUrl server) {
        String refused = CertificateWords.of(failure);
        if (!refused.isEmpty()) {
            return new NoAnswer.Untrusted(
                    "nothing was sent to "
                            + server.text()
                            + ", for its certificate is not believed: "
                            + refused);
        }
        String message = String.valueOf(failure.getMessage());
        if (message.contains("Unsupported or unrecognized SSL message")) {
            return new NoAnswer(
                    server.text() + " does not speak TLS; is it the port of plain HTTP?");
        }
        return new NoAnswer("the TLS handshake with " + server.text() + " failed: " + message);
    }

    private SSLContext context() throws NoAnswer {
        SSLContext made = context;
        if (made == null) {
            try {
                made = SSLContext.getInstance("TLS");
                made.init(null, new TrustManager[] {manager()}, null);
            } catch (GeneralSecurityException e) {
                throw new NoAnswer.Untrusted("TLS cannot be set up: " + e.getMessage());
            }
            context = made;
        }
        return made;
    }

    private X509ExtendedTrustManager manager() throws GeneralSecurityException, NoAnswer {
        if (trust instanceof Trust.Pinned pinned) {
            return new PinnedTrust(pinned.fingerprint());
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(trust instanceof Trust.Authority authority ? read(authority) : null);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509ExtendedTrustManager extended) {
                return new StrongKeyTrust(extended);
            }
        }
        throw new GeneralSecurityException("this Java runtime has no trust manager for X.509");
    }

    private static KeyStore read(Trust.Authority authority)
            throws GeneralSecurityException, NoAnswer {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(authority.file())) {
            store.load(null, null);
            int count = 0;
            for (Certificate each :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("authority-" + count++, each);
            }
            if (count == 0) {
                throw new NoAnswer.Untrusted(
                        "tls-ca " + authority.file() + " holds no certificate; PEM expected");
            }
            return store;
        } catch (NoSuchFileException e) {
            throw new NoAnswer.Untrusted("tls-ca " + authority.file() + " is not there");
        } catch (IOException | GeneralSecurityException e) {
            throw new NoAnswer.Untrusted(
                    "tls-ca "
                            + authority.file()
                            + " cannot be read as PEM certificates: "
                            + e.getMessage());
        }
    }
}
