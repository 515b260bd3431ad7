package io.hostpulse.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hostpulse.catalogue.Snapshot;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.Random;

class RoundTripTest {
    private final MessageEncoder encoder = new MessageEncoder();
    private final MessageDecoder decoder = new MessageDecoder();

    private byte[] encode(Snapshot snapshot) {
        return encoder.encode(snapshot).json();
    }

    private Snapshot decode(byte[] json) throws MessageException {
        return decoder.decode(json, 0, json.length);
    }

    @Test
    void aDecodedMessageIsTheSnapshotThatWasEncoded() throws MessageException {
        for (long seed = 0; seed < 100; seed++) {
            Snapshot snapshot =
                    seed % 2 == 0 ? RandomSnapshots.wild(seed) : RandomSnapshots.tame(seed);
            byte[] json = encode(snapshot);
            Snapshot decoded = decode(json);
            assertThat(Snapshots.words(decoded))
                    .as("seed %s", seed)
                    .isEqualTo(Snapshots.words(snapshot));
            assertThat(encode(decoded)).as("seed %s", seed).isEqualTo(json);
            assertThat(decoder.skippedFields()).isZero();
        }
    }

    @Test
    void aSnapshotIsReadIntoOneThatHeldAnother() throws MessageException {
        Snapshot into = RandomSnapshots.wild(1);
        Snapshot snapshot = RandomSnapshots.tame(2);
        byte[] json = encode(snapshot);
        decoder.decode(json, 0, json.length, into);
        assertThat(Snapshots.words(into)).isEqualTo(Snapshots.words(snapshot));
    }

    @Test
    void aMessageInTheMiddleOfABufferIsRead() throws MessageException {
        byte[] json = encode(RandomSnapshots.tame(3));
        var buffer = new byte[json.length + 20];
        Arrays.fill(buffer, (byte) '}');
        System.arraycopy(json, 0, buffer, 10, json.length);
        Snapshot decoded = decoder.decode(buffer, 10, 10 + json.length);
        assertThat(encode(decoded)).isEqualTo(json);
    }

    @Test
    void noPrefixOfAMessageIsAMessage() {
        byte[] json = encode(RandomSnapshots.tame(4));
        var into = new Snapshot();
        var random = new Random(4);
        for (int length = 0; length < json.length; length += 1 + random.nextInt(8)) {
            byte[] prefix = Arrays.copyOf(json, length);
            assertThatThrownBy(() -> decoder.decode(prefix, 0, prefix.length, into))
                    .isInstanceOf(MessageException.class);
        }
        assertThat(Snapshots.words(into)).isEqualTo(Snapshots.words(new Snapshot()));
    }

    @Test
    void aFlippedByteGivesASnapshotOrAMessageException() {
        int refused = 0;
        var into = new Snapshot();
        for (long seed = 0; seed < 3; seed++) {
            byte[] json = encode(RandomSnapshots.tame(seed));
            var random = new Random(seed);
            for (int i = 0; i < json.length; i += 1 + random.nextInt(30)) {
                byte before = json[i];
                json[i] = (byte) random.nextInt(256);
                refused += isRefused(json, into) ? 1 : 0;
                json[i] = (byte) (before ^ 1 << random.nextInt(8));
                refused += isRefused(json, into) ? 1 : 0;
                json[i] = before;
            }
        }
        assertThat(refused).isPositive();
    }

    private boolean isRefused(byte[] json, Snapshot into) {
        try {
            decoder.decode(json, 0, json.length, into);
            return false;
        } catch (MessageException e) {
            assertThat(e.offset()).isBetween(0, json.length);
            return true;
        }
    }

    @Test
    void randomBytesAreRefused() {
        var random = new Random(7);
        var into = new Snapshot();
        for (int i = 0; i < 5_000; i++) {
            var bytes = new byte[random.nextInt(60)];
            for (int j = 0; j < bytes.length; j++) {
                bytes[j] = (byte) "{}[]\",:\\u0e-+.tfn schema".charAt(random.nextInt(24));
            }
            assertThat(isRefused(bytes, into)).isTrue();
        }
    }
}
