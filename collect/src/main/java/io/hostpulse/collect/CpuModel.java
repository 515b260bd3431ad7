package io.hostpulse.collect;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.hostpulse.catalogue.Text;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/// The model of the first CPU in `/proc/cpuinfo`: a line such as `model name : AMD EPYC`.
///
/// Each architecture has its own lines. x86 has `model name`, LoongArch `Model Name`, MIPS `cpu
/// model`, POWER `cpu`; ARM boards have `Model` or `Hardware` at the end of the file, or nothing.
final class CpuModel {
    private static final byte[][] KEYS = {
        "model name".getBytes(US_ASCII),
        "Model Name".getBytes(US_ASCII),
        "cpu model".getBytes(US_ASCII),
        "Model".getBytes(US_ASCII),
        "Hardware".getBytes(US_ASCII),
        "cpu".getBytes(US_ASCII)
    };

    private final Scan scan = new Scan();

    /// The model that a part of the file gives without doubt, or null.
    @Nullable Text inStart(byte[] bytes, int length) {
        return find(bytes, length, 1);
    }

    /// The model that the whole file gives, or null.
    @Nullable Text inWhole(byte[] bytes, int length) {
        return find(bytes, length, KEYS.length);
    }

    private @Nullable Text find(byte[] bytes, int length, int keys) {
        Text best = null;
        int rank = keys;
        scan.over(bytes, length);
        while (rank > 0 && scan.nextLine()) {
            int colon = scan.find(scan.lineFrom(), ':');
            int key = colon < 0 ? rank : key(colon, rank);
            if (key < rank) {
                Text value = value(colon);
                best = value == null ? best : value;
                rank = value == null ? rank : key;
            }
        }
        return best;
    }

    private int key(int colon, int keys) {
        int from = scan.lineFrom();
        int to = trimEnd(from, colon);
        int key = 0;
        while (key < keys
                && !Arrays.equals(KEYS[key], 0, KEYS[key].length, scan.bytes(), from, to)) {
            key++;
        }
        return key;
    }

    private @Nullable Text value(int colon) {
        scan.moveTo(colon + 1);
        int from = scan.skipSpaces();
        int to = trimEnd(from, scan.lineTo());
        return from < to ? Text.of(scan.bytes(), from, to - from) : null;
    }

    private int trimEnd(int from, int to) {
        int end = to;
        while (end > from && (scan.bytes()[end - 1] == ' ' || scan.bytes()[end - 1] == '\t')) {
            end--;
        }
        return end;
    }
}
