package io.hostpulse.top;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// Why there is nothing: what a server answers to `GET /api/v1/hosts/ID/completeness`, put on the
/// axis of time as the page does (`web/src/main/host/gaps.ts`). Pure functions.
final class Ledger {
    private static final double APART = 2.5;

    private Ledger() {}

    /// @param intervalMicros how far messages are apart
    static List<Hole> of(Json answer, long intervalMicros) {
        List<Hole> holes = new ArrayList<>();
        OptionalLong before = OptionalLong.empty();
        for (Json start : answer.list("starts")) {
            OptionalLong from = start.whole("from_us");
            if (from.isEmpty()) {
                continue;
            }
            if (before.isEmpty()) {
                holes.add(new Hole(Long.MIN_VALUE, from.getAsLong(), "first", 0, false));
            } else if (from.getAsLong() - before.getAsLong() > APART * intervalMicros) {
                String why = start.text("why").orElse("unread");
                holes.add(new Hole(before.getAsLong(), from.getAsLong(), why, 0, false));
            }
            before = start.whole("to_us");
        }
        for (Json hole : answer.list("holes")) {
            OptionalLong from = hole.whole("about_from_us");
            OptionalLong to = hole.whole("about_to_us");
            if (from.isPresent() && to.isPresent()) {
                long messages = hole.whole("to").orElse(0) - hole.whole("from").orElse(0) + 1;
                holes.add(
                        new Hole(
                                from.getAsLong() - intervalMicros,
                                to.getAsLong() + intervalMicros,
                                hole.text("cause").orElse("unexplained"),
                                messages,
                                true));
            }
        }
        return holes;
    }
}
