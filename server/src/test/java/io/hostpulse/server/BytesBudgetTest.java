package io.hostpulse.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class BytesBudgetTest {
    @Test
    void bytesAreTakenUntilTheyAreMoreThanThereAre() {
        var budget = new BytesBudget(100);
        assertThat(budget.take(60)).isTrue();
        assertThat(budget.take(41)).isFalse();
        assertThat(budget.take(40)).isTrue();
        budget.giveBack(60);
        assertThat(budget.take(60)).isTrue();
        assertThat(budget.take(1)).isFalse();
    }
}
