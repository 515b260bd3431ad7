package io.hostpulse.outputs;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.outputs.Delivery.Accepted;
import io.hostpulse.wire.Message;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What every output does: keeps what it accepts, once and in order, over a close and a new start.
/// A subclass for each output says how to open it and how to read it back.
public abstract class OutputContract {
    /// A text with what goes wrong elsewhere: quotes, escapes, controls, other scripts, a
    /// supplementary character, SQL. Escaped as JSON writes it.
    private static final String ODD_TEXT =
            "q\\\" b\\\\ n\\n t\\t u\\u0001 \\u2028 '; DROP TABLE x;-- %s $1 {} 主机 é \uD83D\uDD25";

    /// Opens the output on the same place each time it is called within one test.
    protected abstract Output open() throws Exception;

    /// The bytes of the messages that are stored, in the order in which they were accepted.
    protected abstract List<byte[]> stored() throws Exception;

    /// Delivers as the pump does: what was not accepted comes again. The bytes of what was accepted
    /// are written over, as they are when they serve another message.
    protected static void deliverAll(Output output, List<Message> messages) {
        int from = 0;
        while (from < messages.size()) {
            int to = Math.min(messages.size(), from + 500);
            List<Message> batch =
                    messages.subList(from, to).stream().map(OutputContract::lent).toList();
            Delivery delivery = output.deliver(batch);
            assertThat(delivery).isInstanceOf(Accepted.class);
            int count = ((Accepted) delivery).count();
            assertThat(count).isBetween(1, batch.size());
            batch.subList(0, count).forEach(it -> Arrays.fill(it.bytes(), (byte) '#'));
            from += count;
        }
    }

    private static Message lent(Message message) {
        byte[] bytes = Arrays.copyOf(message.bytes(), message.length() + 7);
        return new Message(message.key(), message.timeMicros(), bytes, message.length());
    }

    private void assertStored(List<Message> messages) throws Exception {
        assertThat(texts(stored())).isEqualTo(texts(messages.stream().map(Message::json).toList()));
    }

    private static List<String> texts(List<byte[]> bytes) {
        var texts = new ArrayList<String>();
        for (byte[] each : bytes) {
            texts.add(new String(each, StandardCharsets.UTF_8));
        }
        return texts;
    }

    @Test
    void messagesAreStoredOnceAndInOrder() throws Exception {
        List<Message> messages = Messages.range(1, 20);
        try (Output output = open()) {
            for (Message message : messages) {
                deliverAll(output, List.of(message));
            }
        }
        assertStored(messages);
    }

    @Test
    void aFullBatchIsStored() throws Exception {
        List<Message> messages = Messages.range(1, 500);
        try (Output output = open()) {
            deliverAll(output, messages);
        }
        assertStored(messages);
    }

    @Test
    void oddTextIsStoredAsItIs() throws Exception {
        List<Message> messages = List.of(Messages.with(1, ODD_TEXT), Messages.of(2));
        try (Output output = open()) {
            deliverAll(output, messages);
        }
        assertStored(messages);
    }

    @Test
    void aMessageOfOneMebibyteIsStored() throws Exception {
        List<Message> messages =
                List.of(Messages.of(1), Messages.with(2, "x".repeat(1 << 20)), Messages.of(3));
        try (Output output = open()) {
            deliverAll(output, messages);
        }
        assertStored(messages);
    }

    @Test
    void aNewStartGoesOnWhereTheLastEnded() throws Exception {
        try (Output output = open()) {
            deliverAll(output, Messages.range(1, 10));
        }
        try (Output output = open()) {
            deliverAll(output, Messages.range(11, 15));
        }
        assertStored(Messages.range(1, 15));
    }

    @Test
    void aCloseMayBeCalledTwice() throws Exception {
        Output output = open();
        deliverAll(output, Messages.range(1, 3));
        output.close();
        output.close();
        assertStored(Messages.range(1, 3));
    }

    @Test
    void anOutputThatWasNeverUsedCloses() throws Exception {
        open().close();
        deliverAll(open(), Messages.range(1, 1));
        assertStored(Messages.range(1, 1));
    }
}
