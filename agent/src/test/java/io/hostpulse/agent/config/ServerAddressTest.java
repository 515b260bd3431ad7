package io.hostpulse.agent.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.agent.time.TimeOptions.Source;

import org.junit.jupiter.api.Test;

import java.util.List;

final class ServerAddressTest {
    @Test
    void addressesOfTimeServersHaveTheFormOfTheirSource() {
        for (String ntp : List.of("a", "a.b-c", "10.0.0.1:123", "[::1]", "[fe80::1%eth0]:123")) {
            assertThat(ServerAddress.fits(Source.NTP, ntp)).as(ntp).isTrue();
            assertThat(ServerAddress.fits(Source.SERVER, "https://" + ntp)).as(ntp).isTrue();
        }
        for (String wrong :
                List.of(
                        "", ":1", "a:", "a:0", "a:65536", "a:b", "::1", "[::1", "[1]", "a b", "a/",
                        "u@a", "-a")) {
            assertThat(ServerAddress.fits(Source.NTP, wrong)).as(wrong).isFalse();
        }
        for (String wrong :
                List.of(
                        "a",
                        "http://",
                        "ftp://a",
                        "http://a/b?c",
                        "http://u:p@a",
                        "http:///b",
                        "http://a/%")) {
            assertThat(ServerAddress.fits(Source.SERVER, wrong)).as(wrong).isFalse();
        }
        for (String url : List.of("http://a:8080/", "https://a/monitor", "http://[::1]:1/a/b-c/")) {
            assertThat(ServerAddress.fits(Source.SERVER, url)).as(url).isTrue();
        }
    }
}
