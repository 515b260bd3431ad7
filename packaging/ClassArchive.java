import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;

/// Makes of two archives of the same classes one that is the same whoever made them.
///
/// An archive with linked classes (`-XX:+AOTClassLinking`) holds objects, among them soft references, and each of
/// these the time of its last use: the only thing in which two archives of one list differ, beside the sums over it.
/// The times are set to 0, which means long ago: the first collection that wants memory may clear such a reference, as
/// it may any other of the archive on a machine that has been up longer. The sums are made anew, as
/// `-XX:+VerifySharedSpaces` compares them.
///
/// Run: `java packaging/ClassArchive.java FIRST SECOND RESULT`.
public final class ClassArchive {
    private static final int MAGIC = 0xf00baba2;

    /// Where a file says what its header's sum is, how long its header is, and where what is summed begins.
    private static final int HEADER_SUM = 4;

    private static final int HEADER_LENGTH = 12;
    private static final int HEADER_SUMMED = 16;

    /// Where a part of the file says its place and its length, behind its sum.
    private static final int PART_PLACE = 24;

    private static final int PART_LENGTH = 40;

    private static final int WORD = Long.BYTES;

    /// More words than this are no times of soft references.
    private static final int TIMES_MAX = 4_096;

    /// A time is in milliseconds since the machine's start: ten years are enough.
    private static final long TIME_MAX = 10L * 366 * 24 * 3_600_000;

    private final ByteBuffer first;
    private final ByteBuffer second;

    private ClassArchive(byte[] first, byte[] second) {
        this.first = ByteBuffer.wrap(first).order(ByteOrder.LITTLE_ENDIAN);
        this.second = ByteBuffer.wrap(second).order(ByteOrder.LITTLE_ENDIAN);
    }

    public static void main(String[] arguments) throws IOException {
        var archive =
                new ClassArchive(
                        Files.readAllBytes(Path.of(arguments[0])),
                        Files.readAllBytes(Path.of(arguments[1])));
        Files.write(Path.of(arguments[2]), archive.same());
    }

    private byte[] same() {
        expect(first.getInt(0) == MAGIC && second.getInt(0) == MAGIC, "one is no class archive");
        expect(
                first.capacity() == second.capacity() && first.capacity() % WORD == 0,
                "their lengths differ: they were not made of the same list");
        int header = first.getInt(HEADER_LENGTH);
        expect(header == second.getInt(HEADER_LENGTH), "their headers' lengths differ");
        expect(sumOfHeader(first, header) && sumOfHeader(second, header), "a header's sum is not where it was");
        int part = partThatDiffers(header);
        if (part >= 0) {
            clearTimes(header);
            first.putInt(part, sum(first, place(first, part), length(first, part)));
        }
        first.putInt(HEADER_SUM, sum(first, HEADER_SUMMED, header - HEADER_SUMMED));
        return first.array();
    }

    private static boolean sumOfHeader(ByteBuffer file, int header) {
        return sum(file, HEADER_SUMMED, header - HEADER_SUMMED) == file.getInt(HEADER_SUM);
    }

    /// The place of the one sum in which the headers differ; negative when the archives do not.
    private int partThatDiffers(int header) {
        int found = -1;
        for (int at = HEADER_SUMMED; at < header; at += Integer.BYTES) {
            if (first.getInt(at) != second.getInt(at)) {
                expect(found < 0, "their headers differ in more than one sum");
                found = at;
            }
        }
        if (found >= 0) {
            expect(
                    isSumOfPart(first, found) && isSumOfPart(second, found),
                    "their headers differ in what is no sum of a part");
        }
        return found;
    }

    private static boolean isSumOfPart(ByteBuffer file, int part) {
        long place = file.getLong(part + PART_PLACE);
        long length = file.getLong(part + PART_LENGTH);
        return place > 0
                && length > 0
                && place + length <= file.capacity()
                && sum(file, (int) place, (int) length) == file.getInt(part);
    }

    private static int place(ByteBuffer file, int part) {
        return (int) file.getLong(part + PART_PLACE);
    }

    private static int length(ByteBuffer file, int part) {
        return (int) file.getLong(part + PART_LENGTH);
    }

    private void clearTimes(int header) {
        int times = 0;
        for (int at = (header + WORD - 1) / WORD * WORD; at < first.capacity(); at += WORD) {
            long one = first.getLong(at);
            long other = second.getLong(at);
            if (one != other) {
                expect(isTime(one) && isTime(other), "they differ at " + at + " in what is no time");
                first.putLong(at, 0);
                times++;
            }
        }
        expect(times <= TIMES_MAX, "they differ in " + times + " places");
    }

    private static boolean isTime(long value) {
        return value > 0 && value < TIME_MAX;
    }

    private static int sum(ByteBuffer file, int from, int length) {
        var sum = new CRC32();
        sum.update(file.array(), from, length);
        return (int) sum.getValue();
    }

    private static void expect(boolean holds, String otherwise) {
        if (!holds) {
            System.err.println(
                    "packaging: the two class archives cannot be made one: "
                            + otherwise
                            + "; another JDK may write another form: see docs/decisions/0016-package.md");
            System.exit(1);
        }
    }
}
