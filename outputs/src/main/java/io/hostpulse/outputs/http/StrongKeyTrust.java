package io.hostpulse.outputs.http;

import java.net.Socket;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.security.interfaces.DSAPublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/// Believes what the JDK's own check believes, unless a key in the chain is one that can be broken:
/// the JDK still takes RSA of 1024 bits, and DSA. Immutable.
final class StrongKeyTrust extends X509ExtendedTrustManager {
    /// The least length of keys of RSA, in bits.
    static final int RSA_BITS_MIN = 2_048;

    /// The least length of keys of elliptic curves, in bits.
    static final int EC_BITS_MIN = 256;

    private final X509ExtendedTrustManager jdk;

    StrongKeyTrust(X509ExtendedTrustManager jdk) {
        this.jdk = jdk;
    }

    private static void check(X509Certificate[] chain) throws CertificateException {
        for (X509Certificate certificate : chain) {
            check(certificate.getPublicKey());
        }
    }

    /// Refuses a key that can be broken.
    static void check(PublicKey key) throws CertificateException {
        if (key instanceof RSAPublicKey rsa) {
            check("RSA", rsa.getModulus().bitLength(), RSA_BITS_MIN);
        } else if (key instanceof ECPublicKey ec) {
            check("EC", ec.getParams().getOrder().bitLength(), EC_BITS_MIN);
        } else if (key instanceof DSAPublicKey) {
            throw new CertificateException(
                    "its key is one of DSA; RSA or EC expected: give the server a new certificate");
        }
    }

    private static void check(String kind, int bits, int bitsMin) throws CertificateException {
        if (bits < bitsMin) {
            throw new CertificateException(
                    "its "
                            + kind
                            + " key has "
                            + bits
                            + " bits; at least "
                            + bitsMin
                            + " expected: give the server a new certificate");
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
            throws CertificateException {
        jdk.checkServerTrusted(chain, type, socket);
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
            throws CertificateException {
        jdk.checkServerTrusted(chain, type, engine);
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type)
            throws CertificateException {
        jdk.checkServerTrusted(chain, type);
        check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
            throws CertificateException {
        jdk.checkClientTrusted(chain, type, socket);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
            throws CertificateException {
        jdk.checkClientTrusted(chain, type, engine);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type)
            throws CertificateException {
        jdk.checkClientTrusted(chain, type);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return jdk.getAcceptedIssuers();
    }
}
