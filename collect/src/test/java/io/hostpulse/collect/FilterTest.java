package io.hostpulse.collect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class FilterTest {
    private static boolean matches(String pattern, String name) {
        return new Filter(List.of(pattern), List.of()).admits(name);
    }

    @ParameterizedTest
    @CsvSource({
        "sd?#, sda1, true",
        "sd?#, sda, false",
        "sd?#, sda12, true",
        "sd?#, sdaa1, false",
        "nvme#n#p#, nvme0n1p12, true",
        "nvme#n#p#, nvme0n1, false",
        "nvme#n#p#, nvme10n1p2, true",
        "loop#, loop, false",
        "loop#, loop07, true",
        "loop#, loop0a, false",
        "a#1, a11, true",
        "a#b*, a12bc, true",
        "#, 7, true",
        "#, x, false",
        "*, anything, true",
        "a*#, abc12, true",
    })
    void aHashStandsForDigits(String pattern, String name, boolean expected) {
        assertThat(matches(pattern, name)).isEqualTo(expected);
    }

    @Test
    void anAlternativeTakesNamesBesides() {
        Filter both = Filter.excluding("a*").or(Filter.excluding("b*"));
        assertThat(both.admits("a")).isTrue();
        assertThat(both.admits("b")).isTrue();
        Filter one = Filter.excluding("a*").or(Filter.excluding("a?"));
        assertThat(one.admits("ab")).isFalse();
        assertThat(one.admits("abc")).isTrue();
    }
}
