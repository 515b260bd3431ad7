package io.hostpulse.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.util.Objects.requireNonNull;

import org.junit.jupiter.api.Test;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

class LibcFunctionTest {
    private static final int EBADF = 9;

    private static LibcFunction bound(String name) {
        return requireNonNull(LibcFunction.bind(name));
    }

    @Test
    void numbersOfAnyWidthAndSignAreTaken() {
        assertThat((int) bound("abs").call(-5)).isEqualTo(5);
        assertThat((int) bound("abs").call(Integer.MAX_VALUE)).isEqualTo(Integer.MAX_VALUE);
        assertThat(bound("labs").call(Long.MIN_VALUE + 1)).isEqualTo(Long.MAX_VALUE);
        assertThat((int) bound("toupper").call('q')).isEqualTo('Q');
    }

    @Test
    void pointersAreTakenAndReturned() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment text = arena.allocateFrom("load average");
            LibcFunction strlen = bound("strlen");
            LibcFunction memchr = bound("memchr");
            assertThat(strlen.callFor(arena, text.address(), 0, 0, 0)).isEqualTo(12);
            assertThat(memchr.callFor(arena, text.address(), 'a', 12, 0))
                    .isEqualTo(text.address() + 2);
            assertThat(memchr.callFor(arena, text.address(), 'z', 12, 0)).isZero();
        }
    }

    @Test
    void aNarrowResultsUpperBitsSayNothing() {
        assertThat((int) bound("close").call(-1)).isEqualTo(-1);
    }

    @Test
    void theErrnoOfAFailureIsTold() {
        LibcFunction close = requireNonNull(LibcFunction.bindWithErrno("close"));
        assertThat((int) close.call(-1)).isEqualTo(-1);
        assertThat(close.errno()).isEqualTo(EBADF);
    }

    @Test
    void oneThatWasBoundWithoutTellsNone() {
        LibcFunction close = bound("close");
        assertThatThrownBy(close::errno)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("close was bound without errno");
    }

    @Test
    void aFunctionThatIsNotThereIsNone() {
        assertThat(LibcFunction.bind("no_such_function")).isNull();
        assertThat(LibcFunction.bindWithErrno("no_such_function")).isNull();
    }
}
