package io.hostpulse.agent.config;

import io.hostpulse.config.TextKind;
import io.hostpulse.config.Unfit;
import io.hostpulse.config.UrlKind;
import io.hostpulse.config.ValueKind;
import io.hostpulse.outputs.http.ServerUrl;

/// Where a Hostpulse server is, in the one form of [ServerUrl].
final class ServerUrlKind implements ValueKind<String> {
    private static final UrlKind URL = new UrlKind();

    @Override
    public String parse(String text) throws Unfit {
        TextKind.check(text, UrlKind.LENGTH_MAX);
        URL.parse(text);
        try {
            return ServerUrl.of(text).text();
        } catch (IllegalArgumentException e) {
            throw new Unfit(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public String show(String value) {
        return value;
    }

    @Override
    public String expected() {
        return URL.expected();
    }
}
