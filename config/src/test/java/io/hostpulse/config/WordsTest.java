package io.hostpulse.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Collections;
import java.util.List;

final class WordsTest {
    @Test
    void aFewWordsAreNamed() {
        assertThat(Words.or(List.of())).isEmpty();
        assertThat(Words.or(List.of("file"))).isEqualTo("file");
        assertThat(Words.or(List.of("console", "file", "sql"))).isEqualTo("console, file or sql");
    }

    @Test
    void ofVeryManyTheFirstAreNamedAndTheOthersCounted() {
        assertThat(Words.or(Collections.nCopies(Words.NAMED_MAX, "a"))).endsWith("a, a or a");
        assertThat(Words.or(Collections.nCopies(60, "a"))).endsWith("a, a, or 44 more");
    }
}
