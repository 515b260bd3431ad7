package io.hostpulse.bench.ingest;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.groups.Cpu;
import io.hostpulse.wire.Message;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Writes every request of a data set, for both servers, and what the data say; prints what there
/// is as one JSON object. Arguments: see [Plan].
///
/// A request holds consecutive messages of one host. All of a host's requests go over the same
/// connection; the hosts of a connection come by turns, as time goes on.
public final class Prepare {
    private static final int ABSENT = -1;

    /// How many messages a host has at its turn.
    private static final int TURN = 60;

    private final Plan plan;
    private final Recording recording;

    private Prepare(Plan plan, Recording recording) {
        this.plan = plan;
        this.recording = recording;
    }

    public static void main(String[] args)
            throws IOException, InterruptedException, ExecutionException {
        Plan plan = Plan.of(args);
        var prepare = new Prepare(plan, Recording.read(plan.recording()));
        List<Future<Counts>> parts = new ArrayList<>();
        var total = new Counts();
        try (ExecutorService pool =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            for (int i = 0; i < plan.connections(); i++) {
                int connection = i;
                parts.add(pool.submit(() -> prepare.connection(connection)));
            }
            for (Future<Counts> part : parts) {
                total.add(part.get());
            }
        }
        System.out.println("{" + total.json() + ",\"agents\":[" + prepare.agents() + "]}");
    }

    private String agents() {
        var agents = new StringBuilder();
        for (int number = 0; number < plan.hosts(); number++) {
            agents.append(number == 0 ? "\"" : ",\"")
                    .append(new HostMessages(recording, plan, number).agent())
                    .append('"');
        }
        return agents.toString();
    }

    private Counts connection(int connection) throws IOException {
        var counts = new Counts();
        List<OneHost> hosts = new ArrayList<>();
        try (var hostpulse = open(plan.requests(Target.HOSTPULSE, connection));
                var victoria = open(plan.requests(Target.VICTORIA, connection))) {
            for (int number = connection; number < plan.hosts(); number += plan.connections()) {
                var messages = new HostMessages(recording, plan, number);
                hosts.add(new OneHost(messages, number, counts, hostpulse, victoria));
            }
            for (long step = 0; step < plan.steps(); step += TURN) {
                int count = (int) Math.min(TURN, plan.steps() - step);
                for (OneHost host : hosts) {
                    host.live(step, count);
                }
            }
            for (OneHost host : hosts) {
                host.ask();
                host.remoteWrite();
            }
        } finally {
            for (OneHost host : hosts) {
                host.truth.close();
            }
        }
        return counts;
    }

    private static DataOutputStream open(Path file) throws IOException {
        return new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 20));
    }

    private static int write(DataOutputStream to, int host, byte[] body) throws IOException {
        to.writeInt(host);
        to.writeInt(body.length);
        to.write(body);
        return body.length;
    }

    /// One host on its way through the data set.
    private final class OneHost {
        final Batch batch = new Batch();
        final RemoteWrite remoteWrite;
        final DataOutputStream truth;
        final int number;
        private final HostMessages messages;
        private final Counts counts;
        private final DataOutputStream hostpulse;
        private final DataOutputStream victoria;
        private Snapshot before = new Snapshot();
        private Snapshot now = new Snapshot();
        private int added;
        private int addedRemotely;

        OneHost(
                HostMessages messages,
                int number,
                Counts counts,
                DataOutputStream hostpulse,
                DataOutputStream victoria)
                throws IOException {
            this.messages = messages;
            this.number = number;
            this.counts = counts;
            this.hostpulse = hostpulse;
            this.victoria = victoria;
            remoteWrite = new RemoteWrite(messages.agent(), plan.form());
            truth = open(plan.truth(number));
        }

        void live(long firstStep, int count) throws IOException {
            for (long step = firstStep; step < firstStep + count; step++) {
                Snapshot older = before;
                before = now;
                now = older;
                long micros = plan.startMicros() + step * Plan.STEP_MILLIS * 1_000;
                Message message = messages.next(micros + messages.phaseMicros(), now);
                batch.add(message.json());
                if (++added == plan.agentBatch()) {
                    ask();
                }
                remoteWrite.add(now);
                if (++addedRemotely == plan.batch()) {
                    remoteWrite();
                }
                counts.add(now, before);
                counts.jsonBytes += message.length();
                Table cpu = now.table(Group.CPU);
                boolean known = cpu.rows() == 1 && cpu.has(0, Cpu.USER);
                truth.writeLong(now.clock().timeMicros());
                truth.writeInt(known ? (int) cpu.number(0, Cpu.USER) : ABSENT);
            }
        }

        /// Writes the request to our server.
        void ask() throws IOException {
            if (added > 0) {
                added = 0;
                counts.hostpulseBytes += write(hostpulse, number, batch.take());
            }
        }

        /// Writes the request to VictoriaMetrics.
        void remoteWrite() throws IOException {
            if (addedRemotely > 0) {
                addedRemotely = 0;
                counts.victoriaBytes += write(victoria, number, remoteWrite.take());
            }
        }
    }
}
