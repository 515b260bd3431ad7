package io.hostpulse.outputs.http;

import io.hostpulse.catalogue.MonotonicClock;
import io.hostpulse.catalogue.prometheus.NodeFamilies;
import io.hostpulse.catalogue.prometheus.OwnFamilies;
import io.hostpulse.outputs.Decoder;
import io.hostpulse.outputs.Delivery;
import io.hostpulse.outputs.Delivery.Accepted;
import io.hostpulse.outputs.Delivery.Halted;
import io.hostpulse.outputs.Delivery.Later;
import io.hostpulse.outputs.Delivery.Rejected;
import io.hostpulse.outputs.Delivery.Split;
import io.hostpulse.outputs.Output;
import io.hostpulse.outputs.OutputOptions;
import io.hostpulse.wire.Message;
import io.hostpulse.wire.SeriesBook;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Messages as samples to a receiver of Prometheus' remote write, 1.0 or 2.0. Confined to the
/// pump's thread.
///
/// It takes its messages oldest first: receivers want the samples of a series in the order of their
/// times. What is said again after an answer was lost is the same samples at the same times
/// (docs/decisions/0023-remote-write.md).
public final class RemoteWriteOutput implements Output {
    /// The most samples of a request of several messages.
    static final int SAMPLES_MAX = 20_000;

    /// How many messages at most, of those that may have arrived already, are believed to have when
    /// the receiver calls them out of order.
    static final int DOUBTFUL_MAX = 500;

    /// How long the end of the series may take at a close.
    static final Duration END_MAX = Duration.ofSeconds(1);

    private final OutputOptions.RemoteWrite options;
    private final ServerUrl server;
    private final Decoder decoder;
    private final InstantSource wall;
    private final Consumer<String> log;
    private final SeriesBook book;
    private final RemoteWriteCall call;

    /// How many messages may have arrived although no answer said so: at first those that were sent
    /// before the last end and not noted any more.
    private int doubtful = DOUBTFUL_MAX;

    private boolean isCurrent;

    /// Opens nothing yet: that is part of the first delivery.
    ///
    /// @param options with a URL that [ServerUrl] reads
    /// @param names turns the receiver's name into addresses
    /// @param decoder reads messages back
    /// @param version this program's
    /// @param wall the wall clock, for a `Retry-After` with a date
    /// @param nanoTime the monotonic clock, in nanoseconds
    /// @param log takes one line at a time
    /// @throws IllegalArgumentException if the URL cannot be read
    public RemoteWriteOutput(
            OutputOptions.RemoteWrite options,
            Names names,
            Decoder decoder,
            String version,
            InstantSource wall,
            MonotonicClock nanoTime,
            Consumer<String> log) {
        this.options = options;
        this.server = ServerUrl.of(options.url());
        this.decoder = decoder;
        this.wall = wall;
        this.log = log;
        this.call = new RemoteWriteCall(options, server, names, version, nanoTime, log);
        boolean isNode = options.names() == OutputOptions.RemoteWrite.Names.NODE_EXPORTER;
        this.book =
                new SeriesBook(
                        isNode ? NodeFamilies.ALL : OwnFamilies.ALL,
                        isNode,
                        options.instance().orElse(""),
                        labels(options),
                        version);
    }

    private static Map<String, String> labels(OutputOptions.RemoteWrite options) {
        Map<String, String> labels = new TreeMap<>();
        labels.put("job", options.job());
        for (String label : options.labels()) {
            int equals = label.indexOf('=');
            labels.put(label.substring(0, equals), label.substring(equals + 1));
        }
        return labels;
    }

    /// Until it is known which protocol the receiver speaks, a request has one message: one that is
    /// made again by the older protocol then repeats no time but its newest, whatever became of it.
    @Override
    public Delivery deliver(List<Message> batch) {
        if (batch.size() == 1 || call.isKnown()) {
            return request(batch);
        }
        Delivery first = request(batch.subList(0, 1));
        boolean isKept = first instanceof Accepted;
        Delivery rest = isKept ? request(batch.subList(1, batch.size())) : first;
        return isKept && rest instanceof Accepted more ? new Accepted(1 + more.count()) : first;
    }

    private Delivery request(List<Message> batch) {
        isCurrent = false;
        int count;
        try {
            count = fill(batch);
        } catch (IOException e) {
            return new Rejected(0, "it cannot be read back: " + e.getMessage());
        }
        Delivery delivery;
        try {
            delivery = judge(call.send(book), count);
        } catch (NoAnswer.Untrusted e) {
            delivery = new Halted(e.why());
        } catch (NoAnswer e) {
            doubtful = Math.max(doubtful, count);
            delivery = new Later(Duration.ZERO, e.why(), e instanceof NoAnswer.Late);
        }
        return withoutSecrets(delivery);
    }

    /// Makes a request of the first messages, and returns of how many: their times grow, the
    /// samples are not too many, and all can be read. A message from before the newest that was
    /// kept goes alone: only the receiver knows whether it takes it.
    private int fill(List<Message> batch) throws IOException {
        book.begin();
        int count = 0;
        boolean isAlone = false;
        for (Message message : batch) {
            long millis = millis(message);
            boolean isLate = millis <= book.newestMillis();
            if (count > 0 && (isLate || isAlone || book.samples() >= SAMPLES_MAX)) {
                break;
            }
            isAlone = isLate;
            try {
                book.add(decoder.decode(message), millis);
            } catch (IOException e) {
                if (count == 0) {
                    throw e;
                }
                break;
            }
            count++;
        }
        return count;
    }

    /// The message's time, rounded as the message itself writes it.
    private static long millis(Message message) {
        return Math.floorDiv(message.timeMicros() + 500, 1_000);
    }

    private Delivery judge(Answer answer, int count) {
        if (answer.isSuccess()) {
            if (call.isSilent(answer)) {
                return new Halted(
                        server.text()
                                + " answers with status "
                                + answer.status
                                + " and does not say what it wrote: it does not know remote write"
                                + " 2.0; use protocol: auto");
            }
            tellUnwritten(answer);
            return kept(count);
        }
        Delivery judged = ReceiverAnswer.judged(answer, server, wall.instant());
        if (judged instanceof Later) {
            doubtful = Math.max(doubtful, count);
        } else if (judged instanceof Split split && count == 1) {
            return refused(answer, split);
        }
        return judged;
    }

    private Delivery kept(int count) {
        book.keep();
        doubtful = 0;
        isCurrent = true;
        return new Accepted(count);
    }

    /// One message is refused for good. When it may have arrived already, and the receiver has a
    /// later sample, then it has this one too.
    private Delivery refused(Answer answer, Split split) {
        if (doubtful > 0 && ReceiverAnswer.isOutOfOrder(answer)) {
            doubtful--;
            book.keep();
            log.accept(
                    call.withoutSecrets(
                            "output "
                                    + options.name()
                                    + " takes a message as delivered before an answer was lost: "
                                    + split.why()));
            return new Accepted(1);
        }
        return new Rejected(0, split.why());
    }

    private void tellUnwritten(Answer answer) {
        if (answer.samplesWritten >= 0 && answer.samplesWritten < book.samples()) {
            log.accept(
                    "WARN output "
                            + options.name()
                            + ": "
                            + server.text()
                            + " says it wrote "
                            + answer.samplesWritten
                            + " of "
                            + book.samples()
                            + " samples");
        }
    }

    /// Nothing that a receiver repeats may carry a secret into a log.
    private Delivery withoutSecrets(Delivery delivery) {
        if (delivery instanceof Halted halted) {
            String why = call.withoutSecrets(halted.why());
            call.release();
            return new Halted(why);
        }
        if (delivery instanceof Later later) {
            return new Later(later.notBefore(), call.withoutSecrets(later.why()), later.isLate());
        }
        if (delivery instanceof Split split) {
            return new Split(call.withoutSecrets(split.why()));
        }
        if (delivery instanceof Rejected rejected) {
            return new Rejected(rejected.before(), call.withoutSecrets(rejected.why()));
        }
        return delivery;
    }

    /// Says of every series that it ends here, if all that was offered has been kept. Once, and
    /// without a second try: whoever asks sees the end a few minutes later without it.
    private void endSeries() {
        if (!isCurrent || !book.end()) {
            return;
        }
        isCurrent = false;
        String why;
        try {
            Answer answer = call.sendWithin(book, END_MAX);
            if (answer.isSuccess()) {
                return;
            }
            why =
                    server.text()
                            + " answers with status "
                            + answer.status
                            + ReceiverAnswer.words(answer);
        } catch (NoAnswer e) {
            why = e.why();
        }
        log.accept(
                "output "
                        + options.name()
                        + " could not end its series: "
                        + call.withoutSecrets(why));
    }

    @Override
    public void close() {
        endSeries();
        call.close();
    }
}
