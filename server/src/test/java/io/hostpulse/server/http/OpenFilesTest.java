package io.hostpulse.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Connections leave files to the rest of the program.
final class OpenFilesTest {
    private static String limits(String soft) {
        return "Limit                     Soft Limit           Hard Limit           Units     \n"
                + "Max processes             63448                63448                processes \n"
                + "Max open files            "
                + soft
                + "                 524288               files     \n";
    }

    @Test
    void asManyAreTakenAsAreWantedWhereTheFilesSuffice() {
        assertThat(OpenFiles.connections(20_000, limits("65536"))).isEqualTo(20_000);
        assertThat(OpenFiles.connections(20_000, limits("unlimited"))).isEqualTo(20_000);
        assertThat(OpenFiles.connections(20_000, "")).isEqualTo(20_000);
    }

    @Test
    void aTenthAndAHundredAtLeastAreLeftToOthers() {
        assertThat(OpenFiles.connections(20_000, limits("20000"))).isEqualTo(18_000);
        assertThat(OpenFiles.connections(20_000, limits("1024"))).isEqualTo(922);
        assertThat(OpenFiles.connections(20_000, limits("256"))).isEqualTo(156);
        assertThat(OpenFiles.connections(20_000, limits("64"))).isEqualTo(1);
    }
}
