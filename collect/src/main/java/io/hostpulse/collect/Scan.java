package io.hostpulse.collect;

/// A place in the bytes of a kernel file: finds its lines, words and numbers, and allocates
/// nothing.
///
/// A line counts only with its newline, a word only with the byte after it: what stands at the very
/// end of the bytes may have been cut, and a number cut in half is a wrong number. Words are parted
/// by spaces and tabs. Confined to one thread; the bytes stay their owner's.
final class Scan {
    /// How the last number was found.
    enum Outcome {
        /// The number is there.
        READ,
        /// The line has no more words.
        NONE,
        /// The word is not an unsigned decimal number.
        MALFORMED,
        /// The number is more than 2^63-1 after scaling.
        TOO_LARGE,
        /// The word ends with the bytes, so that it may go on.
        CUT
    }

    /// Numbers of so many digits cannot overflow.
    private static final int SAFE_DIGITS = 18;

    private byte[] bytes = new byte[0];
    private int length;
    private int lastNewline;
    private int lineFrom;
    private int lineTo;
    private int next;
    private int line;
    private int pos;
    private int from;
    private int to;
    private Outcome outcome = Outcome.NONE;

    /// Starts before the first line of `length` bytes.
    void over(byte[] bytes, int length) {
        this.bytes = bytes;
        this.length = length;
        line = 0;
        next = 0;
        lineFrom = 0;
        lineTo = 0;
        pos = 0;
        from = 0;
        to = 0;
        outcome = Outcome.NONE;
        int last = length - 1;
        while (last >= 0 && bytes[last] != '\n') {
            last--;
        }
        lastNewline = last;
    }

    /// Whether there is one more line that ends with a newline.
    boolean hasLine() {
        return next <= lastNewline;
    }

    /// Where the next line starts.
    int next() {
        return next;
    }

    /// Goes over the next line without looking at it.
    ///
    /// @param end where its newline stands
    void pass(int end) {
        line++;
        next = end + 1;
    }

    /// Whether there is one more line that ends with a newline and it starts with these bytes.
    boolean nextStartsWith(byte[] prefix) {
        return hasLine() && prefix.length <= length - next && matches(next, prefix);
    }

    /// Goes to the next line that ends with a newline; false when there is none.
    boolean nextLine() {
        if (!hasLine()) {
            return false;
        }
        byte[] in = bytes;
        int end = next;
        while (in[end] != '\n') {
            end++;
        }
        enter(next, end, line + 1);
        next = end + 1;
        return true;
    }

    /// Goes to the start of the line that another place in the same bytes is in.
    void enterLike(Scan other) {
        enter(other.lineFrom, other.lineTo, other.line);
    }

    /// Goes to the first line, whether it ends with a newline or not; false when there are no
    /// bytes.
    boolean onlyLine() {
        if (nextLine()) {
            return true;
        }
        enter(0, length, 1);
        return length > 0;
    }

    /// Goes behind the last newline, from where [#previousLine()] goes back. Lines have no number
    /// then.
    void toEnd() {
        int end = length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        enter(end, end, 0);
    }

    /// Goes to the line before this one; false when there is none.
    boolean previousLine() {
        int end = lineFrom - 1;
        if (end < 0) {
            return false;
        }
        int start = end;
        while (start > 0 && bytes[start - 1] != '\n') {
            start--;
        }
        enter(start, end, 0);
        return true;
    }

    private void enter(int start, int end, int number) {
        lineFrom = start;
        lineTo = end;
        line = number;
        pos = start;
        from = start;
        to = start;
    }

    /// Goes to what stands behind the last newline; false when nothing does. Of its words, the last
    /// may have been cut.
    boolean restLine() {
        if (lastNewline + 1 >= length) {
            return false;
        }
        enter(lastNewline + 1, length, line + 1);
        return true;
    }

    /// Whether the bytes end without a newline.
    boolean endsInLine() {
        return length > 0 && bytes[length - 1] != '\n';
    }

    /// The line's number, from 1; 0 when it is not known.
    int line() {
        return line;
    }

    byte[] bytes() {
        return bytes;
    }

    /// Where the line starts.
    int lineFrom() {
        return lineFrom;
    }

    /// Where the line's newline stands.
    int lineTo() {
        return lineTo;
    }

    /// Where the last word starts.
    int from() {
        return from;
    }

    /// Where the last word ends; the byte here is not part of it.
    int to() {
        return to;
    }

    /// How the last number was found.
    Outcome outcome() {
        return outcome;
    }

    /// Whether the line starts with these bytes.
    boolean startsWith(byte[] prefix) {
        return prefix.length <= lineTo - lineFrom && matches(lineFrom, prefix);
    }

    /// Whether the last word is these bytes.
    boolean wordIs(byte[] word) {
        return to - from == word.length && matches(from, word);
    }

    /// Whether the last word starts with these bytes.
    boolean wordStartsWith(byte[] prefix) {
        return to - from >= prefix.length && matches(from, prefix);
    }

    private boolean matches(int at, byte[] expected) {
        for (int i = 0; i < expected.length; i++) {
            if (bytes[at + i] != expected[i]) {
                return false;
            }
        }
        return true;
    }

    /// The next place of a byte in the line, from `at`, or -1.
    int find(int at, int wanted) {
        for (int i = at; i < lineTo; i++) {
            if (bytes[i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    /// The last place of a byte in the line, or -1.
    int findLast(int wanted) {
        for (int i = lineTo - 1; i >= lineFrom; i--) {
            if (bytes[i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    /// Goes on at a place in this line.
    void moveTo(int place) {
        pos = place;
    }

    /// Goes over spaces and returns the place of the byte after them.
    int skipSpaces() {
        byte[] in = bytes;
        int limit = lineTo;
        int place = pos;
        while (place < limit && isSpace(in[place])) {
            place++;
        }
        pos = place;
        return place;
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\t';
    }

    /// Goes over the next word; false when the line has no more.
    boolean word() {
        byte[] in = bytes;
        int limit = lineTo;
        int start = skipSpaces();
        int end = start;
        while (end < limit && !isSpace(in[end])) {
            end++;
        }
        from = start;
        to = end;
        pos = end;
        return end > start;
    }

    /// Goes over so many words, the last of which stays the last word; false when the line has no
    /// more.
    boolean words(int count) {
        int found = 0;
        while (found < count && word()) {
            found++;
        }
        return found == count;
    }

    /// Makes these bytes the last word again.
    void backTo(int wordFrom, int wordTo) {
        from = wordFrom;
        to = wordTo;
    }

    /// How many words are left in the line. Does not go over them.
    int wordsLeft() {
        int words = 0;
        boolean inside = false;
        for (int i = pos; i < lineTo; i++) {
            boolean space = isSpace(bytes[i]);
            if (!space && !inside) {
                words++;
            }
            inside = !space;
        }
        return words;
    }

    /// The next word as an unsigned decimal number; [#outcome()] says whether there was one.
    long number() {
        if (!word()) {
            outcome = Outcome.NONE;
            return 0;
        }
        return finish(digits(from, to, 0));
    }

    /// The next word as a decimal number such as `12.34`, scaled by ten to the power of `decimals`;
    /// further digits are cut off. [#outcome()] says whether there was one.
    long decimal(int decimals) {
        if (!word()) {
            outcome = Outcome.NONE;
            return 0;
        }
        return fraction(decimals);
    }

    /// The rest of the last word, from `at`, as [#decimal(int)] reads it.
    long decimalAt(int at, int decimals) {
        from = at;
        return fraction(decimals);
    }

    /// The rest of the last word, from `at`, as [#number()] reads it.
    long numberAt(int at) {
        from = at;
        return finish(digits(at, to, 0));
    }

    private long fraction(int decimals) {
        int dot = from;
        while (dot < to && bytes[dot] != '.') {
            dot++;
        }
        long value = digits(from, dot, 0);
        if (outcome != Outcome.READ || dot == to) {
            return finish(scale(value, decimals));
        }
        int kept = Math.min(to, dot + 1 + decimals);
        digits(dot + 1, to, 0);
        if (outcome == Outcome.MALFORMED) {
            return finish(0);
        }
        outcome = Outcome.READ;
        value = kept == dot + 1 ? value : digits(dot + 1, kept, value);
        return finish(scale(value, decimals - (kept - dot - 1)));
    }

    private long scale(long value, int decimals) {
        long scaled = value;
        for (int i = 0; i < decimals; i++) {
            if (scaled > Long.MAX_VALUE / 10) {
                outcome = outcome == Outcome.READ ? Outcome.TOO_LARGE : outcome;
                return 0;
            }
            scaled *= 10;
        }
        return scaled;
    }

    /// The digits after `start`; sets the outcome.
    private long digits(int first, int end, long start) {
        outcome = first < end ? Outcome.READ : Outcome.MALFORMED;
        boolean safe = start == 0 && end - first <= SAFE_DIGITS;
        long value = start;
        for (int i = first; i < end; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9) {
                outcome = Outcome.MALFORMED;
                return 0;
            }
            if (!safe && value > (Long.MAX_VALUE - digit) / 10) {
                outcome = Outcome.TOO_LARGE;
                value = 0;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    private long finish(long value) {
        if (to == length) {
            outcome = Outcome.CUT;
        }
        return outcome == Outcome.READ ? value : 0;
    }
}
