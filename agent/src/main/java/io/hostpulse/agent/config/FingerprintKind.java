package io.hostpulse.agent.config;

import io.hostpulse.config.Shown;
import io.hostpulse.config.TextKind;
import io.hostpulse.config.Unfit;
import io.hostpulse.config.ValueKind;
import io.hostpulse.outputs.http.Fingerprint;

import java.util.Optional;

/// The SHA-256 of a certificate, as openssl(1) prints it or without colons.
final class FingerprintKind implements ValueKind<String> {
    /// With a colon between pairs.
    private static final int CHARS_MAX = Fingerprint.CHARS * 3 / 2;

    @Override
    public String parse(String text) throws Unfit {
        TextKind.check(text, CHARS_MAX);
        Optional<Fingerprint> fingerprint = Fingerprint.of(text);
        if (fingerprint.isEmpty()) {
            throw new Unfit(Shown.quoted(text));
        }
        return fingerprint.get().hex();
    }

    @Override
    public String show(String value) {
        return value;
    }

    @Override
    public String expected() {
        return Fingerprint.CHARS + " hexadecimal digits, the SHA-256 of a certificate";
    }
}
