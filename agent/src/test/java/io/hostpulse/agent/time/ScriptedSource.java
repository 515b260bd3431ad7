package io.hostpulse.agent.time;

import io.hostpulse.agent.time.ProbeResult.Advice;
import io.hostpulse.agent.time.ProbeResult.Refused;
import io.hostpulse.agent.time.ProbeResult.Sample;

import java.util.function.Supplier;

/// A source whose clock is the manual clock's wall clock plus an offset of the test's own, asked
/// over a network without asymmetry unless a test says otherwise.
final class ScriptedSource implements TimeSource {
    private final ManualClock clock;
    private final long epochMicros;
    private final long epochNanos;
    private Supplier<ProbeResult> answers;
    long offsetMicros = 37_500_000;
    long goMicros = 500;
    long comeMicros = 500;
    long driftPpm;
    long sleptMicros;
    int asked;

    ScriptedSource(ManualClock clock) {
        this.clock = clock;
        this.epochMicros = clock.wallMicros();
        this.epochNanos = clock.nanoTime();
        this.answers = this::answer;
    }

    /// The source's clock now.
    long truthMicros() {
        long passed = (clock.nanoTime() - epochNanos) / 1_000;
        return epochMicros + passed + passed * driftPpm / 1_000_000 + offsetMicros + sleptMicros;
    }

    void refuse(String why) {
        refuse(why, Advice.RETRY);
    }

    void refuse(String why, Advice advice) {
        answers = () -> new Refused(why, advice);
    }

    void answerAgain() {
        answers = this::answer;
    }

    void answerWith(Supplier<ProbeResult> script) {
        answers = script;
    }

    ProbeResult answer() {
        long sent = clock.nanoTime();
        clock.advanceMicros(goMicros);
        long received = truthMicros();
        clock.advanceMicros(10);
        long answered = truthMicros();
        clock.advanceMicros(comeMicros);
        return Sample.of(sent, clock.nanoTime(), received, answered, 0);
    }

    @Override
    public ProbeResult probe() {
        asked++;
        return answers.get();
    }

    @Override
    public String word() {
        return "ntp";
    }

    @Override
    public String describe() {
        return "ntp scripted:123";
    }
}
