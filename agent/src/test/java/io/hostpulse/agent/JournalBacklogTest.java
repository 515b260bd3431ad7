package io.hostpulse.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.journal.Faults;
import io.hostpulse.journal.FileDisk;
import io.hostpulse.journal.Journal;
import io.hostpulse.journal.JournalOptions;
import io.hostpulse.outputs.Backlog;
import io.hostpulse.outputs.BacklogContract;
import io.hostpulse.outputs.Messages;
import io.hostpulse.wire.Message;
import io.hostpulse.wire.MessageKey;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

final class JournalBacklogTest extends BacklogContract {
    private static final MessageKey FIRST = Messages.of(1).key();

    @TempDir private Path folder;
    private Journal journal;

    @BeforeEach
    void start() {
        journal = open(FIRST.journal(), 1);
    }

    private Journal open(String id, long epoch) {
        return Journal.open(
                JournalOptions.defaults(),
                new FileDisk(folder.resolve("journal")),
                id,
                epoch,
                Set.of("db"),
                System::nanoTime,
                () -> 1_795_346_700_000_000L,
                _ -> {},
                Faults.NONE);
    }

    @AfterEach
    void stop() {
        journal.close();
    }

    @Override
    protected Backlog open() {
        return new JournalBacklog(journal.cursor("db"), FIRST.agent(), FIRST.journal());
    }

    @Override
    protected void append(int count) {
        for (int i = 0; i < count; i++) {
            Message message = Messages.of(journal.nextSeq());
            journal.append(message.key().seq(), message.timeMicros(), message.json());
        }
    }

    @Test
    void whatWasNotSettledWaitsAtTheNextStart() {
        append(5);
        Backlog backlog = open();
        var taken = new ArrayList<Message>();
        backlog.take(taken, Optional.empty(), 3, Long.MAX_VALUE);
        taken.forEach(backlog::accepted);
        journal.close();

        journal = open(FIRST.journal(), 2);
        append(1);
        var left = new ArrayList<Message>();
        open().take(left, Optional.empty(), 9, Long.MAX_VALUE);
        assertThat(left)
                .extracting(message -> message.key().epoch() + "/" + message.key().seq())
                .containsExactly("1/4", "1/5", "2/1");
    }

    @Test
    void whatComesAfterAHoldIsNotGivenAlsoToAReaderThatIsUnderWay() throws Exception {
        var backlog = new JournalBacklog(journal.cursor("db"), FIRST.agent(), FIRST.journal());
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            for (int i = 0; i < 5_000; i++) {
                var isReading = new AtomicBoolean();
                Future<List<Message>> reading =
                        other.submit(
                                () -> {
                                    var taken = new ArrayList<Message>();
                                    isReading.set(true);
                                    backlog.take(taken, Optional.empty(), 9, Long.MAX_VALUE);
                                    return taken;
                                });
                while (!isReading.get()) {
                    Thread.onSpinWait();
                }
                backlog.holdBack();
                append(1);
                assertThat(reading.get()).isEmpty();
                backlog.goOn();
                backlog.accepted(taken(backlog).getFirst());
            }
        }
    }

    private static List<Message> taken(Backlog backlog) {
        var taken = new ArrayList<Message>();
        backlog.take(taken, Optional.empty(), 9, Long.MAX_VALUE);
        return taken;
    }

    @Test
    void aMessageOfAnIdentityThatWasLostKeepsItsAgent() {
        append(1);
        journal.close();

        String fresh = "00000000-1111-4222-8333-444444444444";
        journal = open(fresh, 1);
        append(1);
        var left = new ArrayList<Message>();
        new JournalBacklog(journal.cursor("db"), "another", fresh)
                .take(left, Optional.empty(), 9, Long.MAX_VALUE);
        assertThat(left).hasSize(2);
        assertThat(left.getFirst().key()).isEqualTo(FIRST);
        assertThat(left.getLast().key().agent()).isEqualTo("another");
    }

    @Test
    void aMessageWithoutAnAgentIsTheAgentsOwn() {
        byte[] json = "{\"schema\":1,\"agent\":\"x".getBytes(StandardCharsets.UTF_8);
        assertThat(JournalBacklog.agentIn(json, "other")).isEqualTo("x");
        assertThat(JournalBacklog.agentIn(new byte[3], "other")).isEqualTo("other");
    }
}
