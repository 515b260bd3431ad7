package io.hostpulse.outputs.http;

import io.hostpulse.outputs.Delivery;
import io.hostpulse.outputs.Delivery.Halted;
import io.hostpulse.outputs.Delivery.Later;
import io.hostpulse.outputs.Delivery.Split;
import io.hostpulse.wire.JsonReader;
import io.hostpulse.wire.MessageException;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/// What an answer other than 200 means for the messages (docs/formats/messages.md). None of them is
/// ever kept. Confined to one thread.
final class Judgement {
    private static final int WHY_CHARS_MAX = 200;

    private final JsonReader json = new JsonReader();
    private final Supplier<Instant> wall;

    Judgement(Supplier<Instant> wall) {
        this.wall = wall;
    }

    /// What becomes of the messages.
    Delivery of(Answer answer, ServerUrl server) {
        int status = answer.status;
        String why = server.text() + " answers with status " + status + words(answer);
        if (status == 413) {
            return new Split(why);
        }
        if (status == 400 || status == 422) {
            return answer.isHtml() ? new Later(Duration.ZERO, why) : new Split(why);
        }
        if (status == 408 || status == 429 || status >= 500) {
            return new Later(RetryAfter.of(answer.retryAfter, answer.date, wall.get()), why);
        }
        if (status >= 400) {
            return new Halted(why + advice(status));
        }
        return new Later(Duration.ZERO, why);
    }

    private static String advice(int status) {
        return switch (status) {
            case 401, 403 ->
                    ": the credential is wrong, revoked or another's; enrol again with 'hostpulse"
                            + " enroll'";
            case 404, 405, 409, 426 ->
                    ": it is no Hostpulse server, or one of another version; look at the url";
            default -> ": no answer of a Hostpulse server; look at the url and what stands between";
        };
    }

    /// What the answer says beside its status, as far as that is fit for a log.
    String words(Answer answer) {
        if (answer.status >= 300 && answer.status < 400) {
            int query = answer.location.indexOf('?');
            String to = query < 0 ? answer.location : answer.location.substring(0, query);
            return ", a redirect to " + cut(to) + " that is not followed";
        }
        if (answer.isHtml()) {
            return ", a page of HTML: a portal or proxy may stand between";
        }
        String detail = detail(answer);
        return detail.isEmpty() ? "" : ", " + cut(detail);
    }

    /// `detail`, or else `title`, of a problem (RFC 9457).
    private String detail(Answer answer) {
        if (!answer.contentType.contains("json")) {
            return "";
        }
        String detail = "";
        String title = "";
        json.start(answer.body, 0, answer.bodyLength);
        try {
            json.beginObject();
            for (boolean first = true; json.nextMember(first); first = false) {
                if (json.isText("detail")) {
                    detail = json.newString();
                } else if (json.isText("title")) {
                    title = json.newString();
                } else {
                    json.skipValue();
                }
            }
        } catch (MessageException e) {
            return detail;
        } finally {
            json.release();
        }
        return detail.isEmpty() ? title : detail;
    }

    private static String cut(String text) {
        return text.length() <= WHY_CHARS_MAX ? text : text.substring(0, WHY_CHARS_MAX) + "...";
    }
}
