package io.hostpulse.outputs;

import io.hostpulse.outputs.Delivery.Accepted;
import io.hostpulse.outputs.Delivery.Halted;
import io.hostpulse.outputs.Delivery.Rejected;
import io.hostpulse.wire.Message;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;

/// Messages on standard output, one line each: the message itself, or its values for a person.
/// Confined to the pump's thread.
///
/// A standard output that fails (its reader has gone, its disk is full) is [Halted]: nothing that
/// the agent does brings it back. After a failure the next line begins on a new line, so that it
/// never joins a torn one.
public final class ConsoleOutput implements Output {
    /// A header line stands above every so many lines.
    static final int LINES_PER_HEADER = 20;

    private final OutputStream out;
    private final @Nullable Decoder decoder;
    private final SnapshotLine line;
    private int linesBelowHeader;
    private boolean isTorn;

    private ConsoleOutput(OutputStream out, @Nullable Decoder decoder, ZoneId zone) {
        this.out = out;
        this.decoder = decoder;
        this.line = new SnapshotLine(zone);
    }

    /// Writes messages as the options say.
    ///
    /// @param out standard output; flushed, never closed
    public static ConsoleOutput of(OutputOptions.Console options, OutputStream out) {
        return switch (options.form()) {
            case JSON -> json(out);
            case LINE -> lines(out, ZoneId.systemDefault(), Decoder.ofMessages());
        };
    }

    /// Writes each message as it is, one JSON object per line.
    ///
    /// @param out standard output; flushed, never closed
    public static ConsoleOutput json(OutputStream out) {
        return new ConsoleOutput(out, null, java.time.ZoneOffset.UTC);
    }

    /// Writes one readable line per message.
    ///
    /// @param out standard output; flushed, never closed
    /// @param zone what the time of day is shown in
    static ConsoleOutput lines(OutputStream out, ZoneId zone, Decoder decoder) {
        return new ConsoleOutput(out, decoder, zone);
    }

    @Override
    public Delivery deliver(List<Message> batch) {
        for (int i = 0; i < batch.size(); i++) {
            Message message = batch.get(i);
            byte[] text = message.bytes();
            int length = message.length();
            try {
                if (decoder != null) {
                    text = readable(decoder, message);
                    length = text.length;
                }
            } catch (IOException e) {
                return new Rejected(i, "cannot be read back: " + OneLine.of(e));
            }
            try {
                write(text, length);
            } catch (IOException e) {
                isTorn = true;
                return i > 0
                        ? new Accepted(i)
                        : new Halted("writing to standard output failed: " + OneLine.of(e));
            }
            linesBelowHeader = (linesBelowHeader + 1) % LINES_PER_HEADER;
        }
        return new Accepted(batch.size());
    }

    private byte[] readable(Decoder decoder, Message message) throws IOException {
        String text = line.of(decoder.decode(message));
        String whole = linesBelowHeader == 0 ? SnapshotLine.HEADER + "\n" + text : text;
        return whole.getBytes(StandardCharsets.UTF_8);
    }

    private void write(byte[] text, int count) throws IOException {
        var bytes = new byte[count + 2];
        int length = 0;
        if (isTorn) {
            bytes[length++] = '\n';
        }
        System.arraycopy(text, 0, bytes, length, count);
        length += count;
        bytes[length++] = '\n';
        out.write(bytes, 0, length);
        out.flush();
        if (out instanceof PrintStream print && print.checkError()) {
            throw new IOException("the stream reports an error");
        }
        isTorn = false;
    }

    /// Flushes. Standard output was there before and stays.
    @Override
    public void close() {
        try {
            out.flush();
        } catch (IOException e) {
            isTorn = true;
        }
    }
}
