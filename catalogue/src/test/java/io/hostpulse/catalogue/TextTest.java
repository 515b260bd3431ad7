package io.hostpulse.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;

class TextTest {
    private static Text text(int... units) {
        byte[] bytes = new byte[units.length];
        for (int i = 0; i < units.length; i++) {
            bytes[i] = (byte) units[i];
        }
        return Text.of(bytes, 0, bytes.length);
    }

    @Test
    void validUtf8StaysAsItIs() {
        byte[] bytes = "/mnt/数据 é 𝄞".getBytes(UTF_8);
        Text text = Text.of(bytes, 0, bytes.length);
        assertThat(text).hasToString("/mnt/数据 é 𝄞");
        assertThat(text.utf8()).isEqualTo(bytes);
        assertThat(text.raw()).isEqualTo(bytes);
    }

    @Test
    void aPartOfABufferIsCopied() {
        byte[] bytes = "xxsdayy".getBytes(UTF_8);
        Text text = Text.of(bytes, 2, 3);
        bytes[2] = 'h';
        assertThat(text).hasToString("sda");
    }

    @Test
    void bytesThatAreNotUtf8AreEscapedOneByOne() {
        assertThat(text('a', 0xff, 'b')).hasToString("a\\xffb");
        assertThat(text(0xc3, 0xa9, 0xc3)).hasToString("é\\xc3");
        assertThat(text(0xe6, 0x95)).hasToString("\\xe6\\x95");
        assertThat(text(0x80)).hasToString("\\x80");
    }

    @Test
    void overlongFormsAndSurrogatesAreNotUtf8() {
        assertThat(text(0xc0, 0xaf)).hasToString("\\xc0\\xaf");
        assertThat(text(0xed, 0xa0, 0x80)).hasToString("\\xed\\xa0\\x80");
        assertThat(text(0xf4, 0x90, 0x80, 0x80)).hasToString("\\xf4\\x90\\x80\\x80");
    }

    @Test
    void anEscapedTextIsValidUtf8AndItsRawBytesAreTheKernels() {
        Text text = text('a', 0xff, 0xc3, 0xa9);
        assertThat(text.utf8()).isEqualTo("a\\xffé".getBytes(UTF_8));
        assertThat(text.raw()).isEqualTo(new byte[] {'a', (byte) 0xff, (byte) 0xc3, (byte) 0xa9});
    }

    @Test
    void aNulIsACharacterLikeAnother() {
        assertThat(text('a', 0, 'b').toString()).isEqualTo("a\0b");
        assertThat(text('a', 0, 0xff).toString()).isEqualTo("a\0\\xff");
    }

    @Test
    void anUnpairedSurrogateInAStringBecomesAQuestionMark() {
        assertThat(Text.of("a\ud834b")).hasToString("a?b");
        assertThat(Text.of("a\ud834\udd1eb")).hasToString("a𝄞b");
    }

    @Test
    void textsAreEqualByTheKernelsBytes() {
        assertThat(text('s', 'd', 'a')).isEqualTo(Text.of("sda")).hasSameHashCodeAs(Text.of("sda"));
        assertThat(text(0xff)).isNotEqualTo(Text.of("\\xff"));
        assertThat(text(0xff).utf8()).isEqualTo(Text.of("\\xff").utf8());
        assertThat(Text.of("")).isEqualTo(Text.EMPTY);
    }

    @Test
    void rawBytesAreComparedWhole() {
        byte[] bytes = "sda1".getBytes(UTF_8);
        assertThat(Text.of("sda").equalsRaw(bytes, 0, 3)).isTrue();
        assertThat(Text.of("sda").equalsRaw(bytes, 0, 4)).isFalse();
        assertThat(Text.of("sda").equalsRaw(bytes, 1, 3)).isFalse();
    }
}
