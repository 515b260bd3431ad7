package io.hostpulse.outputs.http;

import java.net.Socket;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/// Believes what the JDK's own check believes, unless a key in the chain is one that can be broken:
/// the JDK still takes RSA of 1024 bits. Immutable.
final class StrongKeyTrust extends X509ExtendedTrustManager {
    static final int RSA_BITS_MIN = 2_048;
    static final int EC_BITS_MIN = 256;

    private final X509ExtendedTrustManager jdk;

    StrongKeyTrust(X509ExtendedTrustManager jdk) {
        this.jdk = jdk;
    }

    private static void check(X509Certificate[] chain) throws CertificateException {
        for (X509Certificate certificate : chain) {
            PublicKey key = certificate.getPublicKey();
            if (key instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() < RSA_BITS_MIN) {
                throw weak("RSA", rsa.getModulus().bitLength(), RSA_BITS_MIN);
            }
            if (key instanceof ECPublicKey ec
                    && ec.getParams().getOrder().bitLength() < EC_BITS_MIN) {
                throw weak("EC", ec.getParams().getOrder().bitLength(), EC_BITS_MIN);
            }
        }
    }

    private static CertificateException weak(String kind, int bits, int bitsMin) {
        return new CertificateException(
                "its " + kind + " key has " + bits + " bits; at least " + bitsMin + " expected");
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
