package io.hostpulse.collect;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/// Chooses among all collectors which one is to read less often, or more often again. Confined to
/// the collecting thread.
final class Tempos {
    private final List<Tempo> all;

    Tempos(List<Tempo> all) {
        this.all = List.copyOf(all);
    }

    /// Has the one whose readings took longest, since this was last asked, read at half as many
    /// ticks.
    ///
    /// @param why what statuses say where a group is left out
    /// @return what is read how often now; empty when none may be slowed
    Optional<String> slowDearest(String why) {
        Tempo dearest = null;
        long most = 0;
        for (Tempo tempo : all) {
            long nanos = tempo.takeNanos();
            if (tempo.canSlow() && nanos > most) {
                most = nanos;
                dearest = tempo;
            }
        }
        if (dearest == null) {
            return Optional.empty();
        }
        dearest.slow(why);
        return Optional.of(dearest.toString());
    }

    /// Has the one that reads least often read at twice as many ticks.
    ///
    /// @return what is read how often now; empty when all read at every tick
    Optional<String> quickenSlowest() {
        @Nullable Tempo slowest = null;
        for (Tempo tempo : all) {
            if (tempo.every() > (slowest == null ? 1 : slowest.every())) {
                slowest = tempo;
            }
        }
        if (slowest == null) {
            return Optional.empty();
        }
        slowest.quicken();
        return Optional.of(slowest.toString());
    }
}
