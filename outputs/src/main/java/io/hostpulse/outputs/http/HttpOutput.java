package io.hostpulse.outputs.http;

import io.hostpulse.catalogue.MonotonicClock;
import io.hostpulse.outputs.AnyOrder;
import io.hostpulse.outputs.Delivery;
import io.hostpulse.outputs.Delivery.Accepted;
import io.hostpulse.outputs.Delivery.Halted;
import io.hostpulse.outputs.Delivery.Later;
import io.hostpulse.outputs.Delivery.Refused;
import io.hostpulse.outputs.GapReport;
import io.hostpulse.outputs.GapReporting;
import io.hostpulse.outputs.OutputOptions;
import io.hostpulse.wire.JsonReader;
import io.hostpulse.wire.Message;
import io.hostpulse.wire.MessageException;
import io.hostpulse.wire.MessageKey;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;

/// Messages to a Hostpulse server: `POST /api/v1/messages` (docs/formats/messages.md). Confined to
/// the pump's thread.
///
/// A message counts as kept only when an answer of status 200, read whole and without a fault,
/// names it. What the server says beside that goes to the listener.
public final class HttpOutput implements AnyOrder, GapReporting {
    private static final String PATH = "/api/v1/messages";
    private static final String NDJSON = "application/x-ndjson";
    private static final String CONFLICT = "conflict";
    private static final int UNSUPPORTED = 415;

    /// How often the log is told that messages go over plain HTTP to another host.
    private static final Duration WARNING_PAUSE = Duration.ofHours(1);

    private final OutputOptions.Http options;
    private final ServerUrl server;
    private final Names names;
    private final ServerListener listener;
    private final String version;
    private final MonotonicClock nanoTime;
    private final Consumer<String> log;
    private final Judgement judgement;
    private final RequestBody body = new RequestBody();
    private final JsonReader json = new JsonReader();
    private @Nullable Readiness ready;
    private OptionalLong backfillBytesPerSecond = OptionalLong.empty();
    private Duration spread = Duration.ZERO;

    /// Who speaks, from the messages; empty before the first.
    private String agent = "";

    private boolean hasWarned;
    private long warnedAt;

    /// Opens nothing yet: that is part of the first delivery.
    ///
    /// @param options with a URL that [ServerUrl] reads
    /// @param names turns the server's name into addresses
    /// @param listener hears what the server says beside its acknowledgements
    /// @param version this program's, for the `User-Agent`
    /// @param wall the wall clock, for a `Retry-After` with a date
    /// @param nanoTime the monotonic clock, in nanoseconds
    /// @param log takes one line at a time
    /// @throws IllegalArgumentException if the URL cannot be read
    public HttpOutput(
            OutputOptions.Http options,
            Names names,
            ServerListener listener,
            String version,
            InstantSource wall,
            MonotonicClock nanoTime,
            Consumer<String> log) {
        this.options = options;
        this.server = ServerUrl.of(options.url());
        this.names = names;
        this.listener = listener;
        this.version = version;
        this.nanoTime = nanoTime;
        this.log = log;
        this.judgement = new Judgement(wall::instant);
    }

    @Override
    public Delivery deliver(List<Message> batch) {
        agent = batch.getFirst().key().agent();
        return attempt(
                gzip -> body.messages(batch, gzip), acknowledged -> settle(batch, acknowledged));
    }

    /// The gaps go as lines of the same request form. A report that is refused as a whole is tried
    /// with its first gap alone: then the answer says which.
    @Override
    public Delivery reportGaps(List<GapReport> gaps) {
        if (agent.isEmpty()) {
            return new Later(Duration.ZERO, "no message has said yet whose the gaps are");
        }
        Delivery delivery =
                attempt(
                        gzip -> body.gaps(agent, gaps, gzip),
                        acknowledged -> settleGaps(gaps, acknowledged));
        if (!(delivery instanceof Delivery.Split split)) {
            return delivery;
        }
        return gaps.size() == 1
                ? new Delivery.Rejected(0, split.why())
                : reportGaps(gaps.subList(0, 1));
    }

    @Override
    public OptionalLong backfillBytesPerSecond() {
        return backfillBytesPerSecond;
    }

    @Override
    public Duration spread() {
        return spread;
    }

    /// Makes a body.
    private interface Writing {
        void write(boolean gzip);
    }

    /// Says what an acknowledgement means.
    private interface Settling {
        Delivery settle(Acknowledgement acknowledged);
    }

    private Delivery attempt(Writing writing, Settling settling) {
        warnOfPlainHttp();
        Readiness now;
        try {
            now = ready();
        } catch (NoAnswer.Untrusted e) {
            return new Halted(e.why());
        }
        Delivery delivery;
        try {
            delivery = judge(exchange(now, writing), settling);
        } catch (NoAnswer.Untrusted e) {
            delivery = new Halted(e.why());
        } catch (NoAnswer e) {
            delivery = new Later(Duration.ZERO, e.why(), e instanceof NoAnswer.Late);
        }
        return withoutSecret(delivery, now);
    }

    private Readiness ready() throws NoAnswer.Untrusted {
        Readiness now = ready;
        if (now == null) {
            now = Readiness.of(options, server, names, version, nanoTime);
            ready = now;
        }
        return now;
    }

    private Answer exchange(Readiness now, Writing writing) throws NoAnswer {
        Caller caller = now.caller();
        // A server that went away took everyone's connections with it: all would be back in step.
        caller.replaces(spread.isZero());
        long until = caller.attemptUntil();
        boolean gzip = options.gzip() && !server.isLoopback() && !caller.refusesEncoding();
        writing.write(gzip);
        Answer answer = caller.post(PATH, NDJSON, now.secret(), body, until);
        if (answer.status == UNSUPPORTED && gzip) {
            caller.encodingIsRefused(until);
            writing.write(false);
            answer = caller.post(PATH, NDJSON, now.secret(), body, until);
        }
        return answer;
    }

    private Delivery judge(Answer answer, Settling settling) {
        if (answer.status != 200) {
            return judgement.of(answer, server);
        }
        Acknowledgement acknowledged;
        try {
            acknowledged = Acknowledgement.read(json, answer.body, answer.bodyLength);
        } catch (MessageException e) {
            return new Later(
                    Duration.ZERO,
                    server.text()
                            + " answers with status 200, but not as a Hostpulse server does"
                            + (answer.isHtml() ? judgement.words(answer) : ": " + e.getMessage()));
        }
        hear(answer, acknowledged);
        return settling.settle(acknowledged);
    }

    private void hear(Answer answer, Acknowledgement acknowledged) {
        backfillBytesPerSecond = acknowledged.backfillBytesPerSecond();
        spread = acknowledged.spread();
        if (acknowledged.hasTime()) {
            listener.onTime(
                    answer.sentNanos,
                    answer.receivedNanos,
                    acknowledged.receiveMicros(),
                    acknowledged.transmitMicros(),
                    acknowledged.errorMicros());
        }
        listener.onOptions(acknowledged.intervalMillis(), acknowledged.groups());
    }

    /// Settles the messages as far as the server names them without a gap from the first one on:
    /// the rest comes again. One that is named as kept and as refused is refused: nothing is lost
    /// that way.
    private Delivery settle(List<Message> batch, Acknowledgement acknowledged) {
        List<Refused> refused = new ArrayList<>();
        int settled = 0;
        for (Message message : batch) {
            MessageKey key = message.key();
            String why = refusal(key, acknowledged);
            if (!why.isEmpty()) {
                refused.add(new Refused(settled, why));
            } else if (!acknowledged.keeps(key.journal(), key.epoch(), key.seq(), key.seq())) {
                break;
            }
            settled++;
        }
        return settled == 0 ? nothingNamed() : new Accepted(settled, refused);
    }

    private String refusal(MessageKey key, Acknowledgement acknowledged) {
        for (Acknowledgement.Refusal refusal : acknowledged.refusals()) {
            if (refusal.seq() == key.seq()
                    && refusal.epoch() == key.epoch()
                    && refusal.journal().equals(key.journal())) {
                if (refusal.code().equals(CONFLICT)) {
                    listener.onConflict(key);
                }
                return reason(refusal);
            }
        }
        return "";
    }

    private static String reason(Acknowledgement.Refusal refusal) {
        String code = refusal.code().isEmpty() ? "refused" : refusal.code();
        return refusal.why().isEmpty() ? code : code + ", " + refusal.why();
    }

    private Delivery settleGaps(List<GapReport> gaps, Acknowledgement acknowledged) {
        int settled = 0;
        for (GapReport gap : gaps) {
            for (Acknowledgement.Refusal refusal : acknowledged.refusals()) {
                if (refusal.epoch() == gap.epoch()
                        && refusal.seq() >= gap.seqFirst()
                        && refusal.seq() <= gap.seqLast()
                        && refusal.journal().equals(gap.journal())) {
                    return new Delivery.Rejected(settled, reason(refusal));
                }
            }
            if (!acknowledged.keeps(gap.journal(), gap.epoch(), gap.seqFirst(), gap.seqLast())) {
                break;
            }
            settled++;
        }
        return settled == 0 ? nothingNamed() : Accepted.of(settled);
    }

    private Delivery nothingNamed() {
        return new Later(
                Duration.ZERO,
                server.text() + " answers with status 200 and names none of the first messages");
    }

    /// Nothing that a server repeats may carry the credential into a log. After a refusal the next
    /// attempt reads the credential file and the certificates anew.
    private Delivery withoutSecret(Delivery delivery, Readiness now) {
        if (delivery instanceof Halted halted) {
            release();
            return new Halted(now.withoutSecret(halted.why()));
        }
        if (delivery instanceof Later later) {
            return new Later(later.notBefore(), now.withoutSecret(later.why()), later.isLate());
        }
        if (delivery instanceof Delivery.Split split) {
            return new Delivery.Split(now.withoutSecret(split.why()));
        }
        if (delivery instanceof Delivery.Rejected rejected) {
            return new Delivery.Rejected(rejected.before(), now.withoutSecret(rejected.why()));
        }
        if (delivery instanceof Accepted accepted && !accepted.refused().isEmpty()) {
            List<Refused> refused = new ArrayList<>();
            for (Refused each : accepted.refused()) {
                refused.add(new Refused(each.index(), now.withoutSecret(each.why())));
            }
            return new Accepted(accepted.count(), refused);
        }
        return delivery;
    }

    private void warnOfPlainHttp() {
        if (server.isSecure() || server.isLoopback() || !options.insecurePlainHttp()) {
            return;
        }
        long now = nanoTime.getAsLong();
        if (!hasWarned || now - warnedAt >= WARNING_PAUSE.toNanos()) {
            hasWarned = true;
            warnedAt = now;
            log.accept(
                    "WARN output "
                            + options.name()
                            + " sends its credential and all messages unprotected: "
                            + server.text()
                            + " is plain HTTP, and insecure-plain-http allows it");
        }
    }

    private void release() {
        Readiness now = ready;
        ready = null;
        if (now != null) {
            now.caller().close();
        }
    }

    @Override
    public void close() {
        release();
        body.close();
    }
}
