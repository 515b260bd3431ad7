package io.hostpulse.config;

import java.util.ArrayList;
import java.util.List;

/// The problems found while loading one configuration. Confined to the thread that loads.
public final class Problems {
    /// How many problems are reported; of the others only the number.
    public static final int REPORTED_MAX = 50;

    /// How many are kept to be sorted.
    private static final int KEPT_MAX = 1_000;

    private final List<Problem> kept = new ArrayList<>();
    private int count;

    public void add(Origin at, String text) {
        count++;
        if (kept.size() < KEPT_MAX) {
            kept.add(new Problem(at, text));
        }
    }

    public boolean isEmpty() {
        return count == 0;
    }

    /// Whether there are more than are reported: what is costly to say need not be said any more.
    public boolean crowded() {
        return count > REPORTED_MAX;
    }

    /// The problems by place: the file's by line, then the environment's, then the command line's.
    public List<Problem> sorted() {
        var sorted = new ArrayList<>(kept);
        sorted.sort(Problems::compareByPlace);
        if (count <= REPORTED_MAX) {
            return sorted;
        }
        List<Problem> reported = new ArrayList<>(sorted.subList(0, REPORTED_MAX));
        reported.add(new Problem(new Origin.Default(), "and " + (count - REPORTED_MAX) + " more"));
        return reported;
    }

    /// No chain of `Comparator.comparing`: its lambdas are serializable ones, which no class
    /// archive holds, and every start of an agent would make them anew.
    private static int compareByPlace(Problem one, Problem other) {
        int byRank = Integer.compare(rank(one.at()), rank(other.at()));
        int byLine = byRank != 0 ? byRank : Integer.compare(line(one.at()), line(other.at()));
        return byLine != 0 ? byLine : Integer.compare(column(one.at()), column(other.at()));
    }

    private static int rank(Origin at) {
        if (at instanceof Origin.File) {
            return 0;
        }
        return at instanceof Origin.Environment ? 1 : 2;
    }

    private static int line(Origin at) {
        return at instanceof Origin.File file ? file.line() : 0;
    }

    private static int column(Origin at) {
        return at instanceof Origin.File file ? file.column() : 0;
    }
}
