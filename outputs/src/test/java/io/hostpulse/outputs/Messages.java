package io.hostpulse.outputs;

import io.hostpulse.wire.Message;
import io.hostpulse.wire.MessageKey;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Makes messages for tests: small, valid in form, told apart by their number.
public final class Messages {
    private static final String AGENT = "0b8bd0a4-6a6b-4a70-9d0e-6a1f5d1c2b3a";
    private static final String JOURNAL = "7c1f3a52-1f0e-4b86-8a53-0d0c6a2e9f41";
    private static final long FIRST_MICROS = 1_795_346_700_000_000L;

    private Messages() {}

    /// The message with this number.
    public static Message of(long seq) {
        return with(seq, "one");
    }

    /// The message with this number and a text in it.
    ///
    /// @param jsonText what stands between the quotes, escaped already
    public static Message with(long seq, String jsonText) {
        long seconds = seq % 60;
        String json =
                "{\"schema\":1,\"agent\":\""
                        + AGENT
                        + "\",\"journal\":\""
                        + JOURNAL
                        + "\",\"epoch\":1,\"seq\":"
                        + seq
                        + ",\"hostname\":\"host\",\"time\":\"2026-11-22T11:25:"
                        + (seconds < 10 ? "0" : "")
                        + seconds
                        + ".000Z\",\"clock\":{\"source\":\"none\",\"synchronized\":false,"
                        + "\"wall\":\"2026-11-22T11:25:00.000Z\"},"
                        + "\"interval_s\":1,\"status\":{\"load\":"
                        + "{\"state\":\"failed\",\"ms\":0.1,\"why\":\""
                        + jsonText
                        + "\"}}}";
        return new Message(
                new MessageKey(AGENT, JOURNAL, 1, seq),
                FIRST_MICROS + seq * 1_000_000,
                json.getBytes(StandardCharsets.UTF_8));
    }

    /// The messages numbered `first` to `last`.
    public static List<Message> range(long first, long last) {
        var messages = new ArrayList<Message>();
        for (long seq = first; seq <= last; seq++) {
            messages.add(of(seq));
        }
        return messages;
    }
}
