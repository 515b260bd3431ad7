package io.hostpulse.wire;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Holds a message in which every field stands against one that is checked in, so that a change of
/// the form is seen in the diff. Each group stands on a line of its own there.
///
/// To write it anew, with the documents of `catalogue`:
///
///     ./mvnw -pl catalogue,wire test -Dhostpulse.write-docs=true
class GoldenMessageTest {
    private static final Path GOLDEN =
            Path.of(
                    System.getProperty("hostpulse.root"),
                    "wire/src/test/resources/golden/message.json");

    private static String message() {
        return new String(new MessageEncoder().encode(SampleSnapshot.snapshot()).json(), UTF_8);
    }

    /// A line break after each closed group: white space between two tokens.
    private static String lines(String json) {
        return json.replace("},\"", "},\n\"").replace("],\"", "],\n\"").replace("},{", "},\n{")
                + "\n";
    }

    @BeforeAll
    static void writeAnewIfAsked() throws IOException {
        if (Boolean.getBoolean("hostpulse.write-docs")) {
            Files.createDirectories(GOLDEN.getParent());
            Files.writeString(GOLDEN, lines(message()));
        }
    }

    @Test
    void theMessageIsTheGoldenOne() throws IOException {
        assertThat(Files.readString(GOLDEN)).isEqualTo(lines(message()));
    }

    @Test
    void theGoldenMessageIsRead() throws IOException, MessageException {
        byte[] golden = Files.readAllBytes(GOLDEN);
        assertThat(Snapshots.words(new MessageDecoder().decode(golden, 0, golden.length)))
                .isEqualTo(
                        Snapshots.words(SampleSnapshot.snapshot())
                                .replace(
                                        "wallMicros=1795346700012400",
                                        "wallMicros=1795346700012000"));
    }
}
