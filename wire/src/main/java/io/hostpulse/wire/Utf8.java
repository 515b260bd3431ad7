package io.hostpulse.wire;

/// The well-formed byte sequences of UTF-8, table 3-7 of the Unicode standard: no overlong forms,
/// no surrogates, nothing above U+10FFFF.
final class Utf8 {
    private Utf8() {}

    /// The length of the sequence of two to four bytes at `at`, or 0 when there is none.
    static int sequence(byte[] in, int at, int to) {
        int lead = in[at] & 0xff;
        int length = lead < 0xc2 || lead > 0xf4 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
        if (length == 0 || at + length > to) {
            return 0;
        }
        int second = in[at + 1] & 0xff;
        int low = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
        int high = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
        if (second < low || second > high) {
            return 0;
        }
        for (int i = at + 2; i < at + length; i++) {
            if ((in[i] & 0xc0) != 0x80) {
                return 0;
            }
        }
        return length;
    }
}
