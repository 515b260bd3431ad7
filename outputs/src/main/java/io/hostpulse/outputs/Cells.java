package io.hostpulse.outputs;

/// A line of right-aligned cells in the making. A cell that is wider than its column pushes the
/// rest of its line to the right; nothing is cut. Confined to one thread.
final class Cells {
    private static final String UNITS = "BKMGTPE";

    private final StringBuilder line = new StringBuilder(192);
    private final StringBuilder cell = new StringBuilder(24);

    /// Starts a new line.
    Cells clear() {
        line.setLength(0);
        return this;
    }

    /// Adds text as it is.
    Cells raw(CharSequence text) {
        line.append(text);
        return this;
    }

    /// Adds text at the right of `width` characters.
    Cells right(CharSequence text, int width) {
        for (int i = text.length(); i < width; i++) {
            line.append(' ');
        }
        line.append(text);
        return this;
    }

    /// Adds a number at the right of `width` characters, rounded half up.
    ///
    /// @param scaled the number times ten to the power of `decimals`
    /// @param shown how many decimals are written, at most `decimals`
    Cells number(long scaled, int decimals, int shown, int width) {
        cell.setLength(0);
        long rounded = scaled;
        for (int i = decimals; i > shown; i--) {
            rounded = i == shown + 1 ? Math.floorDiv(rounded + 5, 10) : Math.floorDiv(rounded, 10);
        }
        if (rounded < 0) {
            cell.append('-');
        }
        String digits = Long.toString(Math.abs(rounded));
        for (int i = digits.length(); i <= shown; i++) {
            cell.append('0');
        }
        cell.append(digits);
        if (shown > 0) {
            cell.insert(cell.length() - shown, '.');
        }
        return right(cell, width);
    }

    /// Adds an amount of bytes at the right of `width` characters: three digits and a unit of a
    /// power of 1,024, `0B` to `8.0E`.
    Cells bytes(long bytes, int width) {
        cell.setLength(0);
        int unit = 0;
        long whole = bytes;
        long tenths = 0;
        while (whole >= 1_000 && unit < UNITS.length() - 1) {
            unit++;
            tenths = roundedShift(bytes, unit * 10, 10);
            whole = roundedShift(bytes, unit * 10, 1);
        }
        if (unit > 0 && tenths < 1_000) {
            cell.append(tenths / 10).append('.').append(tenths % 10);
        } else {
            cell.append(whole);
        }
        cell.append(UNITS.charAt(unit));
        return right(cell, width);
    }

    /// `value * times / 2^shift`, rounded half up; the shift is 10 or more.
    private static long roundedShift(long value, int shift, int times) {
        long whole = value >>> shift;
        long rest = value & ((1L << shift) - 1);
        // 2^60 * 10 would overflow: the lowest bits of so large a rest do not reach the digit.
        int spare = Math.max(0, shift - 50);
        long part = ((rest >>> spare) * times + (1L << (shift - spare - 1))) >>> (shift - spare);
        return whole * times + part;
    }

    @Override
    public String toString() {
        return line.toString();
    }
}
