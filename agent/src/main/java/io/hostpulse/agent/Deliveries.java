package io.hostpulse.agent;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.State;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.groups.SelfOutput;
import io.hostpulse.outputs.OutputOptions;
import io.hostpulse.outputs.OutputPump;
import io.hostpulse.wire.Message;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The outputs that messages go to, each with its own pump. Confined to the main flow's thread; the
/// pumps have theirs.
///
/// An output whose options change is replaced beside the flow: its old pump drains, the new one
/// takes over what is left, and messages that come meanwhile wait in between, so that nothing is
/// lost and no tick waits.
final class Deliveries {
    /// How long an output may drain when it is replaced or the agent stops.
    static final Duration DRAIN_MAX = Duration.ofSeconds(5);

    private final Function<OutputOptions, OutputPump> starter;
    private List<OutputSlot> slots = List.of();

    /// @param starter makes and starts the pump of an output
    Deliveries(Function<OutputOptions, OutputPump> starter) {
        this.starter = starter;
    }

    /// Hands a message to every output. Never waits.
    void offer(Message message) {
        for (OutputSlot slot : slots) {
            slot.offer(message);
        }
    }

    /// Makes the outputs those of a configuration. Outputs whose description is unchanged go on
    /// untouched.
    ///
    /// @param descriptions each output's settings as text, by name: equal texts mean an unchanged
    ///   output
    void apply(List<OutputOptions> wanted, Map<String, String> descriptions) {
        List<OutputSlot> next = new ArrayList<>();
        for (OutputOptions options : wanted) {
            String description = descriptions.getOrDefault(options.name(), "");
            Optional<OutputSlot> current = slot(options.name());
            if (current.isEmpty()) {
                next.add(new OutputSlot(options.name(), description, starter.apply(options)));
            } else {
                OutputSlot slot = current.get();
                if (!slot.isDescribedBy(description)) {
                    slot.replace(description, () -> starter.apply(options));
                }
                next.add(slot);
            }
        }
        for (OutputSlot slot : slots) {
            if (!next.contains(slot)) {
                slot.retire();
            }
        }
        slots = List.copyOf(next);
    }

    private Optional<OutputSlot> slot(String name) {
        return slots.stream().filter(slot -> slot.name().equals(name)).findFirst();
    }

    /// Writes what the outputs say of themselves into the snapshot.
    void describe(Snapshot snapshot) {
        Table table = snapshot.table(Group.SELF_OUTPUT);
        for (OutputSlot slot : slots) {
            OutputPump pump = slot.pump();
            int row = table.addRow();
            if (row < 0) {
                return;
            }
            table.set(row, SelfOutput.NAME, slot.text());
            table.set(row, SelfOutput.BEHIND, pump.behind() + slot.waiting());
            table.set(row, SelfOutput.DELIVERED, pump.delivered());
            table.set(row, SelfOutput.REJECTED, pump.rejected());
            table.set(row, SelfOutput.DROPPED, pump.dropped());
            Optional<String> trouble = pump.trouble();
            if (trouble.isPresent()) {
                snapshot.status(Group.SELF_OUTPUT)
                        .target(slot.name(), State.PARTIAL, trouble.get());
            }
        }
    }

    /// Drains and closes all outputs, side by side, within [#DRAIN_MAX] in all.
    void close() {
        List<Thread> closing = new ArrayList<>();
        for (OutputSlot slot : slots) {
            closing.add(slot.retire());
        }
        slots = List.of();
        for (Thread thread : closing) {
            try {
                thread.join(DRAIN_MAX.plusSeconds(1));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
