package io.hostpulse.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.List;

/// Lists of addresses, and the names of topics.
final class AddressesKindTest {
    private static final AddressesKind ONE = new AddressesKind(1);

    @Test
    void addressesHaveAHostAndAPort() throws Unfit {
        assertThat(ONE.parse("a.example:9092, [::1]:9093"))
                .containsExactly("a.example:9092", "[::1]:9093");
        assertThat(ONE.show(List.of("a:1", "b:2"))).isEqualTo("a:1,b:2");
        assertThat(new AddressesKind(0).parse("")).isEmpty();
    }

    @Test
    void whatIsNoAddressIsNamedWithItsPlace() {
        for (String bad : List.of("a", "a:0", "a:1,,b:2", "a:1,b:x", "a:1,", "http://a:1")) {
            assertThatThrownBy(() -> ONE.parse(bad)).as(bad).isInstanceOf(Unfit.class);
        }
        assertThatThrownBy(() -> ONE.parse("")).isInstanceOf(Unfit.class);
    }

    @Test
    void aTopicHasTheCharactersThatKafkaTakes() throws Unfit {
        var topics = new TopicKind();
        assertThat(topics.parse("host-pulse_1.x")).isEqualTo("host-pulse_1.x");
        for (String bad : List.of("", ".", "..", "a b", "a/b", "é", "x".repeat(250))) {
            assertThatThrownBy(() -> topics.parse(bad)).as(bad).isInstanceOf(Unfit.class);
        }
    }
}
