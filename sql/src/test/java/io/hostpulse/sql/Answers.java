package io.hostpulse.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.outputs.Delivery;

/// What an output said, taken at its word.
final class Answers {
    private Answers() {}

    static String later(Delivery delivery) {
        assertThat(delivery).isInstanceOf(Delivery.Later.class);
        return ((Delivery.Later) delivery).why();
    }

    static String halted(Delivery delivery) {
        assertThat(delivery).isInstanceOf(Delivery.Halted.class);
        return ((Delivery.Halted) delivery).why();
    }
}
