package io.hostpulse.store.chunk;

import io.hostpulse.catalogue.ClockReading;
import io.hostpulse.catalogue.Identity;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.store.account.Epoch;

import java.util.Optional;
import java.util.OptionalLong;

/// Writes and reads who speaks and when, as what differs from the message before.
final class HeadCodec {
    private static final int BOOTTIME = 1;
    private static final int OFFSET = 2;
    private static final int ERROR = 4;
    private static final int STEP = 8;
    private static final int SYNCHRONIZED = 16;
    private static final int WHY = 32;
    private static final int SOURCE = 64;
    private static final int IDENTITY = 128;

    private HeadCodec() {}

    static void write(Out out, Snapshot before, Snapshot message) {
        ClockReading base = before.clock();
        ClockReading clock = message.clock();
        boolean sameIdentity = same(before.identity(), message.identity());
        boolean sameSource = base.source().equals(clock.source());
        int flags = clock.boottimeMicros().isPresent() ? BOOTTIME : 0;
        flags |= clock.offsetMicros().isPresent() ? OFFSET : 0;
        flags |= clock.errorMicros().isPresent() ? ERROR : 0;
        flags |= clock.stepMicros().isPresent() ? STEP : 0;
        flags |= clock.synchronizedWithSource() ? SYNCHRONIZED : 0;
        flags |= clock.why().isPresent() ? WHY : 0;
        flags |= sameSource ? 0 : SOURCE;
        flags |= sameIdentity ? 0 : IDENTITY;
        out.u8(flags);
        out.zigzag(message.intervalMillis() - before.intervalMillis());
        out.zigzag(clock.wallMicros() - clock.timeMicros());
        write(out, clock.boottimeMicros(), base.boottimeMicros());
        write(out, clock.offsetMicros(), base.offsetMicros());
        write(out, clock.errorMicros(), base.errorMicros());
        write(out, clock.stepMicros(), OptionalLong.empty());
        clock.why().ifPresent(out::string);
        if (!sameSource) {
            out.string(clock.source());
        }
        if (!sameIdentity) {
            Identity identity = message.identity();
            out.optional(identity.cluster());
            out.optional(identity.boot());
            out.string(identity.hostname());
            out.optional(identity.ip());
            out.optional(identity.mac());
        }
    }

    private static boolean same(Identity one, Identity two) {
        return one.hostname().equals(two.hostname())
                && one.cluster().equals(two.cluster())
                && one.boot().equals(two.boot())
                && one.ip().equals(two.ip())
                && one.mac().equals(two.mac());
    }

    private static void write(Out out, OptionalLong value, OptionalLong before) {
        value.ifPresent(present -> out.zigzag(present - before.orElse(0)));
    }

    static void read(In in, Snapshot state, String agent, Epoch epoch, long timeMicros, long seq) {
        ClockReading base = state.clock();
        int flags = in.u8();
        long interval = state.intervalMillis() + in.zigzag();
        long wall = timeMicros + in.zigzag();
        OptionalLong boottime = number(in, flags & BOOTTIME, base.boottimeMicros());
        OptionalLong offset = number(in, flags & OFFSET, base.offsetMicros());
        OptionalLong error = number(in, flags & ERROR, base.errorMicros());
        OptionalLong step = number(in, flags & STEP, OptionalLong.empty());
        Optional<String> why = (flags & WHY) != 0 ? Optional.of(in.string()) : Optional.empty();
        String source = (flags & SOURCE) != 0 ? in.string() : base.source();
        Identity identity = identity(in, flags, state.identity(), agent, epoch);
        state.stamp(
                identity,
                new ClockReading(
                        timeMicros,
                        wall,
                        boottime,
                        offset,
                        error,
                        source,
                        (flags & SYNCHRONIZED) != 0,
                        why,
                        step),
                seq,
                interval);
    }

    private static OptionalLong number(In in, int flag, OptionalLong before) {
        return flag == 0 ? OptionalLong.empty() : OptionalLong.of(in.zigzag() + before.orElse(0));
    }

    private static Identity identity(In in, int flags, Identity before, String agent, Epoch epoch) {
        if ((flags & IDENTITY) == 0) {
            boolean same = before.epoch() == epoch.epoch && before.journal().equals(epoch.journal);
            return same && before.agent().equals(agent)
                    ? before
                    : new Identity(
                            before.cluster(),
                            agent,
                            epoch.journal,
                            epoch.epoch,
                            before.boot(),
                            before.hostname(),
                            before.ip(),
                            before.mac());
        }
        Optional<String> cluster = in.optional();
        Optional<String> boot = in.optional();
        String hostname = in.string();
        Optional<String> ip = in.optional();
        return new Identity(
                cluster, agent, epoch.journal, epoch.epoch, boot, hostname, ip, in.optional());
    }
}
