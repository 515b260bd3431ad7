package io.hostpulse.bench.ingest;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;

import java.util.List;
import java.util.SplittableRandom;

/// A host that lives a recorded life in its own way: it begins elsewhere in the recording, walks
/// through it in steps of the interval (a fifth more or less), and does more or less of everything,
/// by a factor that is its own, wanders from step to step, and has a daily rhythm.
///
/// Counters never fall. The CPUs' times add to the time that passed. The same seed and number give
/// the same life. Confined to one thread.
final class SimulatedHost {
    private static final double NEAR_IDLE_SHARE = 0.3;
    private static final double DAY_SECONDS = 86_400;
    private static final double WANDER_KEPT = 0.9;
    private static final double WANDER_NEW = 0.25;
    private static final double FACTOR_MAX = 4;
    private static final double GAUGE_FACTOR_MAX = 1.4;
    private static final int CENTIS = 100;

    private final Recording recording;
    private final SplittableRandom random;
    private final double activity;
    private final double dailyPhase;
    private final double[] wander = new double[Group.values().length];
    private final double[] factors = new double[wander.length];
    private final double[] values;
    private final long[] shown;
    private final double[] growth;
    private final CpuBalance cpus;
    private final int samplesPerStep;
    private final double stepSeconds;
    private int at;
    private double seconds;

    /// @param stepMillis the time between messages
    SimulatedHost(Recording recording, long seed, int number, long stepMillis) {
        this.recording = recording;
        this.random = new SplittableRandom(seed * 1_000_003 + number);
        boolean nearIdle = random.nextDouble() < NEAR_IDLE_SHARE;
        this.activity =
                nearIdle
                        ? 0.01 + 0.07 * random.nextDouble()
                        : Math.clamp(Math.exp(0.6 * random.nextGaussian() - 0.4), 0.15, 2.5);
        this.dailyPhase = random.nextDouble() * 2 * Math.PI;
        this.samplesPerStep = (int) Math.max(5, stepMillis / recording.intervalMillis());
        this.stepSeconds = stepMillis / 1_000.0;
        this.at = random.nextInt(recording.samples());
        this.values = new double[recording.tracks().size()];
        this.shown = new long[values.length];
        this.growth = new double[values.length];
        this.cpus = new CpuBalance(recording.tracks());
        begin();
    }

    private void begin() {
        List<Track> tracks = recording.tracks();
        for (int i = 0; i < values.length; i++) {
            Track track = tracks.get(i);
            values[i] = track.counter() ? track.values()[0] : track.rest();
            shown[i] = (long) values[i];
        }
    }

    /// Lives for one interval and fills a snapshot, which must be clear, with the raw groups.
    void next(Snapshot into) {
        int stride = samplesPerStep * 4 / 5 + random.nextInt(samplesPerStep * 2 / 5 + 1);
        int to = (at + stride) % recording.samples();
        seconds += stepSeconds;
        wander();
        grow(to, (double) samplesPerStep / stride);
        List<Track> tracks = recording.tracks();
        for (int i = 0; i < values.length; i++) {
            Track track = tracks.get(i);
            if (track.counter()) {
                values[i] += growth[i];
                shown[i] = track.rounded(values[i]);
            } else if (track.values()[at] != track.values()[to]) {
                double factor = Math.min(GAUGE_FACTOR_MAX, factors[track.group().ordinal()]);
                shown[i] =
                        track.rounded(track.rest() + (track.values()[to] - track.rest()) * factor);
            }
        }
        at = to;
        fill(into);
    }

    /// How much each counter grows on the way to a sample.
    private void grow(int to, double perStride) {
        List<Track> tracks = recording.tracks();
        for (int i = 0; i < growth.length; i++) {
            Track track = tracks.get(i);
            if (track.group() == Group.HOST) {
                growth[i] = stepSeconds * CENTIS;
            } else if (track.counter()) {
                double recorded = track.growth(at, to) * perStride;
                growth[i] = recorded * factors[track.group().ordinal()];
            }
        }
        cpus.balance(growth, stepSeconds * CENTIS);
    }

    private void wander() {
        double daily = 1 + 0.5 * Math.sin(dailyPhase + seconds / DAY_SECONDS * 2 * Math.PI);
        for (int i = 0; i < wander.length; i++) {
            wander[i] = WANDER_KEPT * wander[i] + WANDER_NEW * random.nextGaussian();
            factors[i] = Math.min(FACTOR_MAX, activity * daily * Math.exp(wander[i]));
        }
    }

    private void fill(Snapshot into) {
        Snapshot form = recording.form();
        for (Group group : Group.values()) {
            if (form.table(group).rows() > 0) {
                into.table(group).copyFrom(form.table(group));
                into.status(group).collected(recording.sample(at).status(group).micros());
            }
        }
        List<Track> tracks = recording.tracks();
        for (int i = 0; i < values.length; i++) {
            Track track = tracks.get(i);
            into.table(track.group()).set(track.row(), track.column(), shown[i]);
        }
    }
}
