package io.hostpulse.outputs.http;

import java.nio.charset.StandardCharsets;

/// A server's answer. Filled by [AnswerReader] and used again: valid until the next exchange.
/// Confined to one thread.
final class Answer {
    int status;
    String contentType = "";
    String retryAfter = "";
    String date = "";
    String location = "";

    /// How many samples a receiver of remote write 2.0 says it wrote; negative if it does not say.
    long samplesWritten = -1;

    /// Whether the connection may carry another exchange.
    boolean isKept;

    byte[] body = {};
    int bodyLength;

    /// When the request began to leave, by the monotonic clock.
    long sentNanos;

    /// When the answer had arrived whole.
    long receivedNanos;

    boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    boolean isHtml() {
        return contentType.startsWith("text/html")
                || contentType.startsWith("application/xhtml")
                || (bodyLength > 0 && body[0] == '<');
    }

    /// The body as text, as far as `charsMax` goes.
    String text(int charsMax) {
        return new String(body, 0, Math.min(bodyLength, charsMax), StandardCharsets.UTF_8);
    }
}
