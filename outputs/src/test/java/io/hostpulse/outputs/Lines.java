package io.hostpulse.outputs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Reads lines of messages back in tests.
final class Lines {
    private Lines() {}

    /// The lines; each must end with a line break.
    static List<byte[]> of(byte[] bytes) {
        var lines = new ArrayList<byte[]>();
        int from = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                lines.add(Arrays.copyOfRange(bytes, from, i));
                from = i + 1;
            }
        }
        assertThat(from).as("a line without its end").isEqualTo(bytes.length);
        return lines;
    }

    /// The numbers of the messages in a file's lines.
    static List<Long> seqs(Path file) throws IOException {
        var seqs = new ArrayList<Long>();
        for (byte[] line : of(Files.readAllBytes(file))) {
            String text = new String(line, java.nio.charset.StandardCharsets.UTF_8);
            assertThat(text).startsWith("{").endsWith("}");
            int from = text.indexOf("\"seq\":") + 6;
            seqs.add(Long.parseLong(text, from, text.indexOf(',', from), 10));
        }
        return seqs;
    }

    /// The names in a directory, sorted.
    static List<String> names(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
