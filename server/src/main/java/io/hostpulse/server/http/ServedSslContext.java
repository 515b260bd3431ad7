package io.hostpulse.server.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.security.KeyManagementException;
import java.security.SecureRandom;

import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;

/// The TLS of the server's sockets: TLS 1.2 and 1.3 with forward secrecy and authenticated ciphers
/// alone, and every handshake under watch from its first byte. Helidon sets neither on its blocking
/// sockets; it does ask for a socket here once per connection.
final class ServedSslContext extends SSLContext {
    ServedSslContext(SSLContext context, Handshakes handshakes) {
        super(new Spi(context, handshakes), context.getProvider(), context.getProtocol());
    }

    private static final class Spi extends SSLContextSpi {
        private final SSLContext context;
        private final Sockets sockets;

        Spi(SSLContext context, Handshakes handshakes) {
            this.context = context;
            this.sockets = new Sockets(context.getSocketFactory(), handshakes);
        }

        @Override
        protected void engineInit(KeyManager[] keys, TrustManager[] trusts, SecureRandom random)
                throws KeyManagementException {
            throw new KeyManagementException("this context is complete");
        }

        @Override
        protected SSLSocketFactory engineGetSocketFactory() {
            return sockets;
        }

        @Override
        protected SSLServerSocketFactory engineGetServerSocketFactory() {
            return context.getServerSocketFactory();
        }

        @Override
        protected SSLEngine engineCreateSSLEngine() {
            return context.createSSLEngine();
        }

        @Override
        protected SSLEngine engineCreateSSLEngine(String host, int port) {
            return context.createSSLEngine(host, port);
        }

        @Override
        protected SSLSessionContext engineGetServerSessionContext() {
            return context.getServerSessionContext();
        }

        @Override
        protected SSLSessionContext engineGetClientSessionContext() {
            return context.getClientSessionContext();
        }

        @Override
        protected SSLParameters engineGetDefaultSSLParameters() {
            return context.getDefaultSSLParameters();
        }

        @Override
        protected SSLParameters engineGetSupportedSSLParameters() {
            return context.getSupportedSSLParameters();
        }
    }

    private static final class Sockets extends SSLSocketFactory {
        private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

        private final SSLSocketFactory factory;
        private final Handshakes handshakes;
        private final String[] ciphers;

        Sockets(SSLSocketFactory factory, Handshakes handshakes) {
            this.factory = factory;
            this.handshakes = handshakes;
            this.ciphers =
                    java.util.Arrays.stream(factory.getDefaultCipherSuites())
                            .filter(Sockets::isSound)
                            .toArray(String[]::new);
        }

        private static boolean isSound(String cipher) {
            boolean tls13 = cipher.startsWith("TLS_AES_") || cipher.startsWith("TLS_CHACHA20_");
            boolean authenticated = cipher.contains("_GCM_") || cipher.contains("_CHACHA20_");
            return tls13 || (cipher.startsWith("TLS_ECDHE_") && authenticated);
        }

        @Override
        public Socket createSocket(Socket socket, String host, int port, boolean autoClose)
                throws IOException {
            // Whatever Helidon says: it closes the TLS socket alone, and the one below kept its
            // descriptor until a collection of garbage found it.
            return prepared((SSLSocket) factory.createSocket(socket, host, port, true), socket);
        }

        @Override
        public Socket createSocket(Socket socket, java.io.InputStream consumed, boolean autoClose)
                throws IOException {
            return prepared((SSLSocket) factory.createSocket(socket, consumed, true), socket);
        }

        private SSLSocket prepared(SSLSocket tls, Socket socket) throws IOException {
            handshakes.begin(socket);
            tls.setUseClientMode(false);
            tls.setEnabledProtocols(PROTOCOLS);
            tls.setEnabledCipherSuites(ciphers);
            return tls;
        }

        @Override
        public String[] getDefaultCipherSuites() {
            return ciphers.clone();
        }

        @Override
        public String[] getSupportedCipherSuites() {
            return ciphers.clone();
        }

        @Override
        public Socket createSocket(String host, int port) throws IOException {
            throw outgoing();
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress local, int localPort)
                throws IOException {
            throw outgoing();
        }

        @Override
        public Socket createSocket(InetAddress host, int port) throws IOException {
            throw outgoing();
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
                throws IOException {
            throw outgoing();
        }

        private static IOException outgoing() {
            return new IOException("the server opens no connections");
        }
    }
}
