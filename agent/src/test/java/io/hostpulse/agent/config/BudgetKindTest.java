package io.hostpulse.agent.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hostpulse.config.Unfit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;

final class BudgetKindTest {
    private final BudgetKind kind = new BudgetKind();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1% cpu, 64MiB | 100 | 67108864 | 1% cpu, 64MiB",
                "64MiB,1% cpu | 100 | 67108864 | 1% cpu, 64MiB",
                "0.5% cpu | 50 | -1 | 0.5% cpu",
                "12.25% cpu | 1225 | -1 | 12.25% cpu",
                "250% cpu | 25000 | -1 | 250% cpu",
                "48MiB | -1 | 50331648 | 48MiB",
                "none | -1 | -1 | none"
            })
    void whatIsWrittenIsReadAndShownAgain(String text, long cpu, long memory, String shown)
            throws Unfit {
        Budget budget = kind.parse(text);

        assertThat(budget.cpu().orElse(-1)).isEqualTo(cpu);
        assertThat(budget.memory().orElse(-1)).isEqualTo(memory);
        assertThat(kind.show(budget)).isEqualTo(shown);
        assertThat(kind.parse(kind.show(budget))).isEqualTo(budget);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",",
                "1",
                "1%",
                "1 cpu",
                "% cpu",
                ".5% cpu",
                "1.% cpu",
                "1.234% cpu",
                "1.2.3% cpu",
                "-1% cpu",
                "0% cpu",
                "99999999999999999999% cpu",
                "1% cpu, 2% cpu",
                "1MiB, 2MiB",
                "1% cpu,",
                "64 MiB",
                "1KiB",
                "none, 64MiB"
            })
    void whatIsNoBudgetIsRefused(String text) {
        assertThatThrownBy(() -> kind.parse(text)).isInstanceOf(Unfit.class);
    }

    @Test
    void onePercentOfAMinuteAreSixHundredMilliseconds() {
        assertThat(Budget.DEFAULT.cpuMicros(Duration.ofMinutes(1))).isEqualTo(600_000);
    }
}
