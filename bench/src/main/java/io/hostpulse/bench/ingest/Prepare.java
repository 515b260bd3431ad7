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
                hosts.add(new OneHost(new HostMessages(recording, plan, number), number, counts));
            }
            for (long step = 0; step < plan.steps(); step += plan.batch()) {
                int count = (int) Math.min(plan.batch(), plan.steps() - step);
                for (OneHost host : hosts) {
                    host.live(step, count);
                    counts.hostpulseBytes += write(hostpulse, host.number, host.batch.take());
                    counts.victoriaBytes += write(victoria, host.number, host.remoteWrite.take());
                }
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
        private Snapshot before = new Snapshot();
        private Snapshot now = new Snapshot();

        OneHost(HostMessages messages, int number, Counts counts) throws IOException {
            this.messages = messages;
            this.number = number;
            this.counts = counts;
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
                remoteWrite.add(now);
                counts.add(now, before);
                counts.jsonBytes += message.json().length;
                Table cpu = now.table(Group.CPU);
                boolean known = cpu.rows() == 1 && cpu.has(0, Cpu.USER);
                truth.writeLong(now.clock().timeMicros());
                truth.writeInt(known ? (int) cpu.number(0, Cpu.USER) : ABSENT);
            }
        }
    }
}
