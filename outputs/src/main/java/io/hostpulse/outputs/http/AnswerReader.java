package io.hostpulse.outputs.http;

import io.hostpulse.catalogue.MonotonicClock;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/// Reads one answer of HTTP/1.1 (RFC 9112), strictly: what two readers could understand in two ways
/// is refused. Its buffers are kept and used again. Confined to one thread.
final class AnswerReader {
    /// The longest line of a head.
    static final int LINE_BYTES_MAX = 8 << 10;

    /// The most lines of a head, and of what may follow a chunked body.
    static final int LINES_MAX = 100;

    /// The longest body; a longer one is no answer.
    static final int BODY_BYTES_MAX = 1 << 20;

    /// A larger buffer is let go after its answer.
    static final int KEPT_BYTES_MAX = 64 << 10;

    private static final String SAMPLES_WRITTEN = "x-prometheus-remote-write-samples-written";
    private static final int INTERIM_MAX = 4;
    private static final int CHUNK_DIGITS_MAX = 8;
    private static final int OK = 200;

    private final MonotonicClock nanoTime;
    private final Answer answer = new Answer();
    private final byte[] line = new byte[LINE_BYTES_MAX];
    private int lineLength;
    private boolean hasBegun;
    private long announced;
    private boolean isChunked;

    AnswerReader(MonotonicClock nanoTime) {
        this.nanoTime = nanoTime;
    }

    /// Another exchange begins.
    void begin() {
        hasBegun = false;
    }

    /// Whether a byte of the answer has arrived since the exchange began.
    boolean hasBegun() {
        return hasBegun;
    }

    /// Reads an answer. Of one that is not 200 the status counts even if the body does not arrive.
    ///
    /// @throws IOException if it ends early or is no answer of HTTP/1.1
    Answer read(InputStream in) throws IOException {
        if (answer.body.length > KEPT_BYTES_MAX) {
            answer.body = new byte[0];
        }
        answer.bodyLength = 0;
        head(in);
        if (answer.status == OK) {
            body(in);
        } else {
            tryBody(in);
        }
        answer.receivedNanos = nanoTime.getAsLong();
        return answer;
    }

    private void tryBody(InputStream in) {
        try {
            body(in);
        } catch (IOException e) {
            answer.isKept = false;
        }
    }

    private void head(InputStream in) throws IOException {
        for (int i = 0; i <= INTERIM_MAX; i++) {
            statusLine(in);
            headers(in);
            if (answer.status >= 200) {
                return;
            }
            if (answer.status == 101) {
                break;
            }
        }
        throw new ProtocolException("an interim answer and no final one, status " + answer.status);
    }

    private void statusLine(InputStream in) throws IOException {
        readLine(in);
        String text = text(0, lineLength);
        boolean isHttp =
                text.length() >= 12
                        && text.startsWith("HTTP/1.")
                        && isDigit(text.charAt(7))
                        && text.charAt(8) == ' '
                        && isDigit(text.charAt(9))
                        && isDigit(text.charAt(10))
                        && isDigit(text.charAt(11))
                        && (text.length() == 12 || text.charAt(12) == ' ');
        if (!isHttp) {
            throw new ProtocolException(
                    "no answer of HTTP/1.1, it begins with: "
                            + text.substring(0, Math.min(40, text.length())));
        }
        answer.status =
                (text.charAt(9) - '0') * 100 + (text.charAt(10) - '0') * 10 + text.charAt(11) - '0';
        answer.isKept = text.charAt(7) != '0';
        if (answer.status < 100) {
            throw new ProtocolException("status " + answer.status);
        }
    }

    private void headers(InputStream in) throws IOException {
        announced = -1;
        isChunked = false;
        answer.contentType = "";
        answer.retryAfter = "";
        answer.date = "";
        answer.location = "";
        answer.samplesWritten = -1;
        for (int i = 0; i < LINES_MAX; i++) {
            readLine(in);
            if (lineLength == 0) {
                return;
            }
            header();
        }
        throw new ProtocolException("more than " + LINES_MAX + " header lines");
    }

    private void header() throws IOException {
        int colon = 0;
        while (colon < lineLength && line[colon] != ':') {
            if (line[colon] <= ' ' || line[colon] >= 0x7f) {
                throw new ProtocolException("a header line that is none");
            }
            colon++;
        }
        if (colon == 0 || colon == lineLength) {
            throw new ProtocolException("a header line without a name or a colon");
        }
        String value = text(colon + 1, lineLength).strip();
        switch (text(0, colon).toLowerCase(Locale.ROOT)) {
            case "content-length" -> contentLength(value);
            case "transfer-encoding" -> {
                if (isChunked || !value.equalsIgnoreCase("chunked")) {
                    throw new ProtocolException("a Transfer-Encoding that is not chunked alone");
                }
                isChunked = true;
            }
            case "content-encoding" -> {
                if (!value.equalsIgnoreCase("identity")) {
                    throw new ProtocolException("a Content-Encoding that was not asked for");
                }
            }
            case "connection" -> {
                if (!value.equalsIgnoreCase("keep-alive")) {
                    answer.isKept = false;
                }
            }
            case "content-type" -> answer.contentType = value.toLowerCase(Locale.ROOT);
            case "retry-after" -> answer.retryAfter = value;
            case "date" -> answer.date = value;
            case "location" -> answer.location = value;
            case SAMPLES_WRITTEN -> answer.samplesWritten = number(value);
            default -> {}
        }
    }

    private void contentLength(String value) throws IOException {
        long length = number(value);
        if (length < 0 || announced >= 0) {
            throw new ProtocolException("a Content-Length that is no number, or comes twice");
        }
        announced = length;
    }

    /// The number that the digits make; negative if they are not all digits.
    private static long number(String value) {
        long number = 0;
        boolean isNumber = !value.isEmpty() && value.length() <= 18;
        for (int i = 0; isNumber && i < value.length(); i++) {
            isNumber = isDigit(value.charAt(i));
            number = number * 10 + value.charAt(i) - '0';
        }
        return isNumber ? number : -1;
    }

    private void body(InputStream in) throws IOException {
        if (isChunked && announced >= 0) {
            throw new ProtocolException("both a Content-Length and chunks");
        }
        if (answer.status == 204 || answer.status == 304) {
            return;
        }
        if (isChunked) {
            chunks(in);
        } else if (announced >= 0) {
            take(in, announced);
        } else {
            answer.isKept = false;
            untilEnd(in);
        }
    }

    private void chunks(InputStream in) throws IOException {
        while (true) {
            readLine(in);
            long length = chunkLength();
            if (length == 0) {
                break;
            }
            take(in, length);
            readLine(in);
            if (lineLength != 0) {
                throw new ProtocolException("a chunk that is longer than it says");
            }
        }
        for (int i = 0; i < LINES_MAX; i++) {
            readLine(in);
            if (lineLength == 0) {
                return;
            }
        }
        throw new ProtocolException("more than " + LINES_MAX + " lines after the chunks");
    }

    private long chunkLength() throws IOException {
        long length = 0;
        int i = 0;
        while (i < lineLength && i < CHUNK_DIGITS_MAX && Character.digit(line[i], 16) >= 0) {
            length = length << 4 | Character.digit(line[i], 16);
            i++;
        }
        if (i == 0 || (i < lineLength && line[i] != ';')) {
            throw new ProtocolException("a chunk without a length");
        }
        return length;
    }

    private void take(InputStream in, long length) throws IOException {
        if (length > BODY_BYTES_MAX - answer.bodyLength) {
            throw new ProtocolException("a body of more than " + BODY_BYTES_MAX + " bytes");
        }
        long left = length;
        while (left > 0) {
            // Room for what comes, not for what is announced.
            room();
            int most = (int) Math.min(left, answer.body.length - answer.bodyLength);
            int count = in.read(answer.body, answer.bodyLength, most);
            if (count < 0) {
                throw new EOFException(
                        "the answer ends " + left + " bytes before its announced end");
            }
            answer.bodyLength += count;
            left -= count;
        }
    }

    private void untilEnd(InputStream in) throws IOException {
        int count = 0;
        while (count >= 0) {
            answer.bodyLength += count;
            if (answer.bodyLength > BODY_BYTES_MAX) {
                throw new ProtocolException("a body of more than " + BODY_BYTES_MAX + " bytes");
            }
            room();
            count = in.read(answer.body, answer.bodyLength, answer.body.length - answer.bodyLength);
        }
    }

    private void room() {
        if (answer.bodyLength == answer.body.length) {
            answer.body = Arrays.copyOf(answer.body, Math.max(2_048, 2 * answer.body.length));
        }
    }

    /// Reads a line into the buffer, without its end.
    private void readLine(InputStream in) throws IOException {
        lineLength = 0;
        int unit = in.read();
        while (unit >= 0 && unit != '\n') {
            hasBegun = true;
            if (lineLength == LINE_BYTES_MAX) {
                throw new ProtocolException(
                        "a header line of more than " + LINE_BYTES_MAX + " bytes");
            }
            line[lineLength++] = (byte) unit;
            unit = in.read();
        }
        if (unit < 0) {
            throw new EOFException("the connection was closed before the end of the answer");
        }
        if (lineLength > 0 && line[lineLength - 1] == '\r') {
            lineLength--;
        }
    }

    private String text(int from, int to) {
        return new String(line, from, to - from, StandardCharsets.ISO_8859_1);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
