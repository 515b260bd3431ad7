package io.hostpulse.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.OptionalInt;

final class AddressKindTest {
    private final ListenKind listen = new ListenKind();
    private final UrlKind url = new UrlKind();

    @Test
    void aListenAddressIsHostAndPortAndIsShownAsItWasWritten() throws Unfit {
        assertThat(listen.parse("0.0.0.0:8080"))
                .isEqualTo(new HostPort("0.0.0.0", OptionalInt.of(8_080)));
        assertThat(listen.parse("[::]:65535"))
                .isEqualTo(new HostPort("::", OptionalInt.of(HostPort.PORT_MAX)));
        for (String shown : List.of("localhost:0", "my_host:1", "[fe80::1%eth0]:443")) {
            assertThat(listen.show(listen.parse(shown))).isEqualTo(shown);
        }
    }

    @Test
    void aListenAddressWithoutPortSaysSo() {
        for (String text : List.of("localhost", "[::1]", "10.0.0.1")) {
            assertThatThrownBy(() -> listen.parse(text))
                    .isInstanceOfSatisfying(
                            Unfit.class,
                            e ->
                                    assertThat(e.found())
                                            .isEqualTo("\"" + text + "\", which has no port"));
        }
    }

    @Test
    void whatIsNoListenAddressIsRefused() {
        for (String wrong :
                List.of(
                        "",
                        ":",
                        ":80",
                        "a:",
                        "a:65536",
                        "a:-1",
                        "a:+1",
                        "a:b",
                        "::1:80",
                        "[::1",
                        "[::1]80",
                        "[a]:80",
                        "a b:80",
                        "u@a:80",
                        "a:80/",
                        "http://a:80",
                        "a:000080",
                        "a:\u0661",
                        "*:80",
                        "a".repeat(254) + ":80")) {
            assertThatThrownBy(() -> listen.parse(wrong)).as(wrong).isInstanceOf(Unfit.class);
        }
    }

    @Test
    void aUrlHasTheUsualPortOfItsSchemeWhenNoneIsNamed() throws Unfit {
        assertThat(url.parse("http://a")).isEqualTo(new HttpUrl(false, "a", 80, ""));
        assertThat(url.parse("https://a")).isEqualTo(new HttpUrl(true, "a", 443, ""));
        assertThat(url.parse("https://[::1]:8443/x/y/"))
                .isEqualTo(new HttpUrl(true, "::1", 8_443, "/x/y"));
    }

    @Test
    void aUrlIsShownWithoutWhatGoesWithoutSaying() throws Unfit {
        for (String shown :
                List.of("http://a", "https://a:80", "https://[::1]:8443/x", "http://my_host/%2f")) {
            assertThat(url.show(url.parse(shown))).isEqualTo(shown);
        }
        assertThat(url.show(url.parse("https://a.example:443//"))).isEqualTo("https://a.example");
        assertThat(url.parse("http://[::1]:80/").authority()).isEqualTo("[::1]");
    }

    @Test
    void whatDoesNotBelongIntoAUrlIsNamed() {
        assertThat(unfit("a:80")).isEqualTo("\"a:80\", which is neither http:// nor https://");
        assertThat(unfit("ftp://a")).endsWith(", which is neither http:// nor https://");
        assertThat(unfit("http://me:s3cret@a/x"))
                .isEqualTo("\"http://***@a/x\", which names a user");
        assertThat(unfit("http://a/?x=1")).endsWith(", which has a query or a fragment");
        assertThat(unfit("http://a#x")).endsWith(", which has a query or a fragment");
        assertThat(unfit("http://a/\u00fc"))
                .endsWith(", whose path holds a character to be escaped");
        assertThat(unfit("http://a/%2")).endsWith(", whose path holds a character to be escaped");
        for (String wrong :
                List.of("http://", "http:///x", "http://a:0", "http://a:", "http://::1")) {
            assertThat(unfit(wrong)).as(wrong).endsWith(", whose host or port is none");
        }
        assertThat(unfit("http://" + "a".repeat(UrlKind.LENGTH_MAX))).startsWith("a text of ");
        assertThat(unfit("")).isEqualTo("empty");
    }

    private String unfit(String text) {
        try {
            throw new AssertionError(url.parse(text).text() + " fits");
        } catch (Unfit e) {
            return e.found();
        }
    }
}
