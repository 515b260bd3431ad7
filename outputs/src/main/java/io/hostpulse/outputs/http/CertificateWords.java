package io.hostpulse.outputs.http;

import org.jspecify.annotations.Nullable;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;

/// Says in words what the JDK finds wrong with a server's certificate, and what to do. Stateless.
final class CertificateWords {
    private static final int CAUSES_MAX = 10;

    private CertificateWords() {}

    /// What is wrong with the certificate; empty if the failure is not the certificate's.
    static String of(Exception failure) {
        String refused = "";
        Throwable cause = failure;
        for (int i = 0; i < CAUSES_MAX && cause != null; i++) {
            String words = words(cause);
            if (!words.isEmpty()) {
                refused = words;
            }
            cause = cause.getCause();
        }
        return refused;
    }

    private static String words(@Nullable Throwable cause) {
        if (cause instanceof CertificateExpiredException) {
            return "it has expired; renew it, or set this host's clock if that is wrong";
        }
        if (cause instanceof CertificateNotYetValidException) {
            return "it is not valid yet; set this host's clock if that is wrong";
        }
        if (cause instanceof CertPathBuilderException) {
            return "no authority that this host knows vouches for it; enrol with a token of the"
                    + " server, or name its authority with tls-ca";
        }
        return cause instanceof CertificateException ? ofJdk(cause.getMessage()) : "";
    }

    /// For what has a text of the JDK's alone, what to do is added.
    private static String ofJdk(@Nullable String message) {
        String found = String.valueOf(message);
        if (found.contains("key usage") || found.contains("KeyUsage")) {
            return "it is not made for servers ("
                    + found
                    + "); give the server a new certificate, for server authentication";
        }
        if (found.startsWith("No ") && found.contains("matching")) {
            return "it is made for another name ("
                    + found
                    + "); use a name that stands in it in the URL, or renew it with this one";
        }
        return found;
    }
}
