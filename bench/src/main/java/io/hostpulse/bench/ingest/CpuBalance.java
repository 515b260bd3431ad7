package io.hostpulse.bench.ingest;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.groups.CpuTime;

import java.util.Arrays;
import java.util.List;

/// Keeps the CPUs' times true when a life is made busier or calmer than the recorded one: of the
/// time that passed, what was not spent otherwise is idle, and the row `total` is the sum of the
/// others.
final class CpuBalance {
    private static final double BUSY_MAX = 0.98;
    private static final int NONE = -1;

    /// The rows, the first is `total`; for each column its number among the tracks.
    private final int[][] places;

    CpuBalance(List<Track> tracks) {
        int rows = 0;
        for (Track track : tracks) {
            rows = track.group() == Group.CPU_TIME ? Math.max(rows, track.row() + 1) : rows;
        }
        places = new int[rows][CpuTime.values().length];
        for (int[] row : places) {
            Arrays.fill(row, NONE);
        }
        for (int i = 0; i < tracks.size(); i++) {
            Track track = tracks.get(i);
            if (track.group() == Group.CPU_TIME) {
                places[track.row()][track.column()] = i;
            }
        }
    }

    /// @param growth of every track
    /// @param passed the time that passed, in the unit of the tracks
    void balance(double[] growth, double passed) {
        for (int row = 1; row < places.length; row++) {
            balance(growth, places[row], passed);
        }
        for (CpuTime column : CpuTime.values()) {
            if (places.length > 1 && places[0][column.ordinal()] != NONE) {
                double sum = 0;
                for (int row = 1; row < places.length; row++) {
                    int place = places[row][column.ordinal()];
                    sum += place == NONE ? 0 : growth[place];
                }
                growth[places[0][column.ordinal()]] = sum;
            }
        }
    }

    private static void balance(double[] growth, int[] row, double passed) {
        double busy = 0;
        for (CpuTime column : CpuTime.values()) {
            int place = row[column.ordinal()];
            busy += place != NONE && counts(column) ? growth[place] : 0;
        }
        double shrink = busy > BUSY_MAX * passed ? BUSY_MAX * passed / busy : 1;
        for (int place : row) {
            if (place != NONE) {
                growth[place] *= shrink;
            }
        }
        if (row[CpuTime.IDLE.ordinal()] != NONE) {
            growth[row[CpuTime.IDLE.ordinal()]] = passed - busy * shrink;
        }
    }

    /// Whether a column is a part of the time that is not idle; guests are counted in user and
    /// nice.
    private static boolean counts(CpuTime column) {
        return switch (column) {
            case USER, NICE, SYSTEM, IOWAIT, IRQ, SOFTIRQ, STEAL -> true;
            case CPU, IDLE, GUEST, GUEST_NICE -> false;
        };
    }
}
