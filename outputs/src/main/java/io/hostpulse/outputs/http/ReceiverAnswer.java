package io.hostpulse.outputs.http;

import io.hostpulse.outputs.Delivery;
import io.hostpulse.outputs.Delivery.Halted;
import io.hostpulse.outputs.Delivery.Later;
import io.hostpulse.outputs.Delivery.Split;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/// What a receiver's answer other than a success means. Source: remote write 1.0 and 2.0: 5xx and
/// 429 are sent again, other 4xx are not. Stateless.
final class ReceiverAnswer {
    private static final int WHY_CHARS_MAX = 200;

    private ReceiverAnswer() {}

    /// What becomes of the messages: none of them counts as kept.
    static Delivery judged(Answer answer, ServerUrl server, Instant wall) {
        int status = answer.status;
        String why = server.text() + " answers with status " + status + words(answer);
        if (status == 408 || status == 429 || status >= 500) {
            return new Later(RetryAfter.of(answer.retryAfter, answer.date, wall), why);
        }
        if (status < 400 || (answer.isHtml() && status != 413)) {
            return new Later(Duration.ZERO, why);
        }
        return switch (status) {
            case 401, 403, 407 ->
                    new Halted(why + ": look at user, password-file, token-file and tenant");
            case 404, 405 ->
                    new Halted(
                            why
                                    + ": nobody takes remote write there; look at the url, whose"
                                    + " path is often /api/v1/write");
            case 415 -> new Halted(why + ": it does not take this protocol; look at protocol");
            default -> new Split(why);
        };
    }

    /// What the answer says beside its status, as far as that is fit for a log.
    static String words(Answer answer) {
        if (answer.status >= 300 && answer.status < 400) {
            return ", a redirect that is not followed";
        }
        if (answer.isHtml()) {
            return ", a page of HTML: a portal or proxy may stand between";
        }
        String text = answer.text(WHY_CHARS_MAX).strip();
        return text.isEmpty() ? "" : ", " + text;
    }

    /// Whether a refusal says that the receiver already has a later sample of a series, or another
    /// one of the same time.
    static boolean isOutOfOrder(Answer answer) {
        String text = answer.text(4 * WHY_CHARS_MAX).toLowerCase(Locale.ROOT);
        return answer.status == 400
                && (text.contains("out of order")
                        || text.contains("out-of-order")
                        || text.contains("duplicate sample"));
    }
}
