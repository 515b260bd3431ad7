package io.hostpulse.bench;

import io.hostpulse.agent.assemble.Derivation;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.wire.Message;
import io.hostpulse.wire.MessageDecoder;
import io.hostpulse.wire.MessageEncoder;
import io.hostpulse.wire.MessageException;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// Writes a full message, with every group derived, and reads it again.
@State(Scope.Thread)
public class MessageBenchmark {
    @Param SampleHost.Size size = SampleHost.Size.SMALL;

    private final MessageEncoder encoder = new MessageEncoder();
    private final MessageDecoder decoder = new MessageDecoder();
    private final Snapshot decoded = new Snapshot();
    private Snapshot snapshot = new Snapshot();
    private byte[] json = {};

    @Setup
    public void takeTwoReadings() {
        SampleHost host = new SampleHost(size);
        Derivation derivation = new Derivation();
        derivation.derive(host.snapshot(), 1_000_000);
        host.tick();
        derivation.derive(host.snapshot(), 2_000_000);
        snapshot = host.snapshot();
        json = encoder.encode(snapshot).json();
    }

    /// Into the encoder's own buffer: what the encoding itself costs.
    @Benchmark
    public int encodeInto() {
        return encoder.encodeInto(snapshot);
    }

    /// As the agent does it, with an array of its own for the outputs.
    @Benchmark
    public Message encode() {
        return encoder.encode(snapshot);
    }

    @Benchmark
    public Snapshot decode() throws MessageException {
        decoder.decode(json, 0, json.length, decoded);
        return decoded;
    }
}
