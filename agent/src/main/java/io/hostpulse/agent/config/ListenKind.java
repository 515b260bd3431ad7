package io.hostpulse.agent.config;

import io.hostpulse.config.HostPort;
import io.hostpulse.config.Shown;
import io.hostpulse.config.Unfit;
import io.hostpulse.config.ValueKind;

import java.util.Optional;

/// An address to listen at: `PORT` on the loopback address, or `HOST:PORT`. Port 0 is one that the
/// kernel chooses.
final class ListenKind implements ValueKind<String> {
    private static final String LOOPBACK = "127.0.0.1";

    @Override
    public String parse(String text) throws Unfit {
        boolean isPort = !text.isEmpty();
        for (int i = 0; i < text.length(); i++) {
            isPort &= text.charAt(i) >= '0' && text.charAt(i) <= '9';
        }
        Optional<HostPort> address = HostPort.of(isPort ? LOOPBACK + ":" + text : text);
        if (address.isEmpty() || address.get().port().isEmpty()) {
            throw new Unfit(Shown.quoted(text));
        }
        return address.get().text();
    }

    @Override
    public String show(String value) {
        return value;
    }

    @Override
    public String expected() {
        return "PORT or HOST:PORT";
    }
}
