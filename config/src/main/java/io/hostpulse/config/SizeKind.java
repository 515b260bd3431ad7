package io.hostpulse.config;

/// A number of bytes, with a unit of 1024 or of 1000.
///
/// @param bytesMin the least that is taken
/// @param bytesMax the most that is taken
public record SizeKind(long bytesMin, long bytesMax) implements ValueKind<Long> {
    private static final String UNITS = "B, KiB, MiB, GiB, TiB, or kB, MB, GB, TB of 1000";
    private static final String[] WORDS = {"TiB", "GiB", "MiB", "KiB", "TB", "GB", "MB", "kB", "B"};
    private static final long[] BYTES = {
        1L << 40,
        1L << 30,
        1L << 20,
        1L << 10,
        1_000_000_000_000L,
        1_000_000_000,
        1_000_000,
        1_000,
        1
    };

    @Override
    public Long parse(String text) throws Unfit {
        Amount amount = Amount.of(text);
        long bytes = amount.times(bytes(text, amount.unit()), text);
        if (bytes < bytesMin) {
            throw new Unfit(Shown.quoted(text) + ", less than " + show(bytesMin));
        }
        if (bytes > bytesMax) {
            throw new Unfit(Shown.quoted(text) + ", more than " + show(bytesMax));
        }
        return bytes;
    }

    private static long bytes(String text, String unit) throws Unfit {
        for (int i = 0; i < WORDS.length; i++) {
            if (WORDS[i].equals(unit)) {
                return BYTES[i];
            }
        }
        throw Amount.unknownUnit(text, unit, WORDS);
    }

    @Override
    public String show(Long value) {
        int i = 0;
        while (value % BYTES[i] != 0) {
            i++;
        }
        return value == 0 ? "0B" : value / BYTES[i] + WORDS[i];
    }

    @Override
    public String expected() {
        return "a size from " + show(bytesMin) + " to " + show(bytesMax) + " (units " + UNITS + ")";
    }
}
