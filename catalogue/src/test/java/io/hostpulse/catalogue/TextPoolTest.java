package io.hostpulse.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;

class TextPoolTest {
    private final TextPool pool = new TextPool();

    private Text intern(String name) {
        byte[] bytes = name.getBytes(UTF_8);
        return pool.intern(bytes, 0, bytes.length);
    }

    @Test
    void theSameNameIsTheSameObject() {
        assertThat(intern("eth0")).hasToString("eth0").isSameAs(intern("eth0"));
    }

    @Test
    void theNameMayStandAnywhereInABuffer() {
        byte[] bytes = "  eth0: 1".getBytes(UTF_8);
        assertThat(pool.intern(bytes, 2, 4)).isSameAs(intern("eth0"));
    }

    @Test
    void manyNamesAreAllKept() {
        var texts = new Text[TextPool.TEXTS_MAX];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = intern("veth" + i);
        }
        for (int i = 0; i < texts.length; i++) {
            assertThat(intern("veth" + i)).isSameAs(texts[i]).hasToString("veth" + i);
        }
    }

    @Test
    void onePastTheLimitThePoolStartsAgainEmpty() {
        Text first = intern("veth0");
        for (int i = 1; i < TextPool.TEXTS_MAX; i++) {
            intern("veth" + i);
        }
        assertThat(intern("veth0")).isSameAs(first);
        intern("one too many");
        assertThat(intern("veth0")).isNotSameAs(first).isEqualTo(first);
        assertThat(intern("veth0")).isSameAs(intern("veth0"));
    }

    @Test
    void namesWithoutEndAreAllFound() {
        for (int i = 0; i < 3 * TextPool.TEXTS_MAX; i++) {
            assertThat(intern("veth" + i).toString()).isEqualTo("veth" + i);
        }
    }
}
