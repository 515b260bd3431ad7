package io.hostpulse.outputs.http;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/// Believes one certificate and no other, and that one only if its key cannot be broken: whoever
/// has broken it shows the same certificate. Immutable.
final class PinnedTrust extends X509ExtendedTrustManager {
    private final Fingerprint pinned;

    PinnedTrust(Fingerprint pinned) {
        this.pinned = pinned;
    }

    private void check(X509Certificate[] chain) throws CertificateException {
        Fingerprint shown = Fingerprint.of(chain[0]);
        if (!shown.matches(pinned)) {
            throw new CertificateException(
                    "its fingerprint is "
                            + shown.hex()
                            + ", and "
                            + pinned.hex()
                            + " was expected: another server answers, or the server has a new"
                            + " certificate and this host must enrol again");
        }
        StrongKeyTrust.check(chain[0].getPublicKey());
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
            throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
            throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type)
            throws CertificateException {
        check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
            throws CertificateException {
        throw new CertificateException("no client is believed here");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
            throws CertificateException {
        throw new CertificateException("no client is believed here");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type)
            throws CertificateException {
        throw new CertificateException("no client is believed here");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
