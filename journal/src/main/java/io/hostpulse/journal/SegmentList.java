package io.hostpulse.journal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Answers about a list of segments, the oldest first. Guarded by the lock of its [Shelf].
final class SegmentList {
    private final List<Segment> segments;

    /// @param segments the shelf's own, not a copy
    SegmentList(List<Segment> segments) {
        this.segments = segments;
    }

    /// What the files hold, by epoch.
    Map<EpochId, IntervalSet> present() {
        Map<EpochId, IntervalSet> present = new HashMap<>();
        for (Segment segment : segments) {
            if (!segment.seqs.isEmpty()) {
                IntervalSet there = present.get(segment.epoch);
                if (there == null) {
                    there = new IntervalSet();
                    present.put(segment.epoch, there);
                }
                there.addAll(segment.seqs);
            }
        }
        return present;
    }

    /// Whether a file of this epoch could not be read.
    boolean hasUnread(EpochId id) {
        for (Segment segment : segments) {
            if (segment.isUnread && segment.epoch.equals(id)) {
                return true;
            }
        }
        return false;
    }

    /// Where in the list the records after a key begin; at the front if its epoch is gone, behind
    /// all if it is the current one and in no file.
    ///
    /// @param isCurrent whether the key is of the current epoch
    int firstAfter(Key after, boolean isCurrent) {
        int first = isCurrent ? segments.size() : 0;
        for (int i = segments.size() - 1; i >= 0; i--) {
            if (segments.get(i).epoch.holds(after)) {
                first = i;
            }
        }
        return first;
    }

    /// The highest record of an epoch, 0 for none.
    long highest(EpochId id) {
        long highest = 0;
        for (Segment segment : segments) {
            if (segment.epoch.equals(id) && !segment.seqs.isEmpty()) {
                highest = Math.max(highest, segment.seqs.last());
            }
        }
        return highest;
    }

    /// The lowest record of an epoch that a file holds, or [IntervalSet#NONE].
    long first(EpochId id) {
        for (Segment segment : segments) {
            if (segment.epoch.equals(id) && !segment.seqs.isEmpty()) {
                return segment.seqs.first();
            }
        }
        return IntervalSet.NONE;
    }

    /// How many records of the files an output still waits for.
    long unsettled(CursorState state) {
        long unsettled = 0;
        for (Segment segment : segments) {
            unsettled += state.unsettled(segment.epoch, segment.seqs);
        }
        return unsettled;
    }

    Key newest() {
        for (int i = segments.size() - 1; i >= 0; i--) {
            Segment segment = segments.get(i);
            if (!segment.seqs.isEmpty()) {
                return new Key(segment.epoch.journal(), segment.epoch.epoch(), segment.seqs.last());
            }
        }
        return Key.START;
    }
}
