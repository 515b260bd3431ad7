package io.hostpulse.outputs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;

class ServerUrlTest {
    @Test
    void hostsDatabaseAndParametersAreRead() {
        assertThat(
                        ServerUrl.parse(
                                "jdbc:postgresql://a.example:5433,[2001:db8::1]/host_pulse"
                                        + "?sslmode=verify-ca&sslrootcert=/etc/ssl/db.pem"))
                .isEqualTo(
                        new ServerUrl(
                                ServerUrl.Server.POSTGRESQL,
                                List.of("a.example:5433", "[2001:db8::1]"),
                                "host_pulse",
                                Map.of("sslmode", "verify-ca", "sslrootcert", "/etc/ssl/db.pem")));
    }

    @Test
    void anotherHostIsCheckedFullyUnlessTheUrlSaysOtherwise() {
        assertThat(ServerUrl.parse("jdbc:postgresql://db/x").tlsMode()).isEqualTo("verify-full");
        assertThat(ServerUrl.parse("jdbc:mariadb://db/x").tlsMode()).isEqualTo("verify-full");
        assertThat(ServerUrl.parse("jdbc:mariadb://localhost,db/x").tlsMode())
                .isEqualTo("verify-full");
        assertThat(ServerUrl.parse("jdbc:postgresql://db/x?sslmode=disable").tlsMode())
                .isEqualTo("disable");
    }

    @Test
    void thisHostNeedsNoEncryption() {
        for (String host : List.of("localhost", "localhost:5433", "127.0.0.1:1", "[::1]:5")) {
            assertThat(ServerUrl.parse("jdbc:postgresql://" + host + "/x").isLocal()).isTrue();
        }
        for (String host : List.of("localhost.example", "127.example.com", "db", "[::12]")) {
            assertThat(ServerUrl.parse("jdbc:postgresql://" + host + "/x").isLocal())
                    .as(host)
                    .isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://user:geheim@db/x",
                "jdbc:postgresql://db/x?password=geheim",
                "jdbc:mariadb://db/x?user=a&password=geheim",
                "jdbc:mariadb://db/x?keyStorePassword=geheim"
            })
    void aPasswordIsRefusedAndNotRepeated(String url) {
        assertThatThrownBy(() -> ServerUrl.parse(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("password-file")
                .hasMessageNotContaining("geheim");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql:x",
                "jdbc:postgresql://db",
                "jdbc:postgresql:///x",
                "jdbc:postgresql://db/",
                "jdbc:postgresql://db/x/y",
                "jdbc:postgresql://db,/x",
                "jdbc:postgresql://db/x?",
                "jdbc:postgresql://db/x?sslmode",
                "jdbc:postgresql://db/x?sslmode=a%20b",
                "jdbc:postgresql://db/x?socketFactory=evil.Factory",
                "jdbc:postgresql://db/x?loggerFile=/etc/passwd",
                "jdbc:mariadb://db/x?allowLocalInfile=true",
                "jdbc:mysql://db/x"
            })
    void whatNamesNoServerOrLoadsCodeIsRefused(String url) {
        assertThatThrownBy(() -> ServerUrl.parse(url)).isInstanceOf(IllegalArgumentException.class);
    }
}
