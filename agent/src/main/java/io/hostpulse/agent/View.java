package io.hostpulse.agent;

import io.hostpulse.agent.config.AgentConfig;
import io.hostpulse.agent.window.RowFilter;
import io.hostpulse.agent.window.Window;
import io.hostpulse.agent.window.WindowOptions;
import io.hostpulse.catalogue.ClockReading;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.prometheus.NodeFamilies;
import io.hostpulse.collect.CollectOptions;
import io.hostpulse.collect.OtherPlaces;

import org.jspecify.annotations.Nullable;

/// What the window adds to the flow: more is collected than the message wants, all of it is shown,
/// and what the message does not want is taken out of the snapshot. Without a window, nothing is
/// done. Confined to the main flow's thread.
final class View implements AutoCloseable {
    private final @Nullable Window window;
    private final RowFilter messages;

    private View(@Nullable Window window, CollectOptions wanted) {
        this.window = window;
        this.messages =
                new RowFilter(
                        wanted.mounts(),
                        wanted.filesystemTypes(),
                        wanted.disks(),
                        wanted.interfaces());
    }

    /// What is collected for the message and the window together.
    static CollectOptions wanted(AgentConfig config) {
        WindowOptions window = config.window();
        return !window.isOpen()
                ? config.collect()
                : config.collect()
                        .besides(
                                NodeFamilies.groups(),
                                window.mounts(),
                                window.filesystemTypes(),
                                window.disks(),
                                window.interfaces());
    }

    /// Opens the window, if one is configured.
    static View open(AgentConfig config, Surroundings surroundings) {
        if (!config.window().isOpen()) {
            return new View(null, config.collect());
        }
        String version = Agent.class.getPackage().getImplementationVersion();
        Window window =
                new Window(
                        config.window(),
                        version == null ? "0-unpackaged" : version,
                        surroundings.clock().monotonic(),
                        surroundings.log());
        window.start();
        return new View(window, config.collect());
    }

    /// Shows what was collected, file systems at their other places, too, and takes out of it the
    /// rows that the message does not want.
    void show(Snapshot snapshot, OtherPlaces places) {
        if (window != null) {
            window.collected(snapshot, places);
            messages.apply(snapshot);
        }
    }

    /// Shows what stands in the message.
    void showMessage(Snapshot snapshot, ClockReading time) {
        if (window != null) {
            window.assembled(snapshot, time);
        }
    }

    @Override
    public void close() {
        if (window != null) {
            window.close();
        }
    }
}
