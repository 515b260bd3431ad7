package io.hostpulse.top;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WidthTest {
    @ParameterizedTest
    @CsvSource({"abc,3", "数据,4", "e\u0301,1", "…,1", "ﾊﾟ,2", "한글,4", "Ａ,2", "😀,2"})
    void aTextTakesAsManyColumnsAsATerminalGivesIt(String text, int columns) {
        assertThat(Width.of(text)).isEqualTo(columns);
    }

    @Test
    void aWideCharacterIsNeverCutInTwo() {
        assertThat(Width.cut("数据库", 4)).isEqualTo("数~");
        assertThat(Width.cut("数据库", 5)).isEqualTo("数据~");
        assertThat(Width.cut("数据库", 6)).isEqualTo("数据库");
        assertThat(Width.left("数据库", 4)).isEqualTo("数~ ");
        assertThat(Width.right("数", 5)).isEqualTo("   数");
        assertThat(Width.cut("abc", 0)).isEmpty();
    }

    @Test
    void aCombiningCharacterStaysWithItsLetter() {
        assertThat(Width.cut("e\u0301e\u0301e\u0301", 2)).isEqualTo("e\u0301~");
    }
}
