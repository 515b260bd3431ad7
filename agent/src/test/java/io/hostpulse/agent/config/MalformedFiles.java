package io.hostpulse.agent.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The cases of `src/test/fixtures/config/malformed.txt`.
///
/// @param content the file
/// @param problems the lines that are reported for it
record MalformedFiles(String name, String content, List<String> problems) {
    private static final Path FIXTURE = Path.of("src/test/fixtures/config/malformed.txt");

    static List<MalformedFiles> all() {
        List<MalformedFiles> all = new ArrayList<>();
        try {
            String[] parts = Files.readString(FIXTURE).split("(?m)^=== ", -1);
            for (int i = 1; i < parts.length; i++) {
                all.add(of(parts[i]));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    private static MalformedFiles of(String part) {
        String[] lines = part.strip().split("\n", -1);
        var content = new StringBuilder();
        List<String> problems = new ArrayList<>();
        for (int i = 1; i < lines.length; i++) {
            if (lines[i].startsWith("=> ")) {
                problems.add(lines[i].substring(3));
            } else {
                content.append(unescaped(lines[i])).append('\n');
            }
        }
        return new MalformedFiles(lines[0], content.toString(), problems);
    }

    private static String unescaped(String line) {
        int start = line.indexOf("\\u{");
        if (start < 0) {
            return line;
        }
        int end = line.indexOf('}', start);
        int character = Integer.parseInt(line, start + 3, end, 16);
        return line.substring(0, start)
                + Character.toString(character)
                + unescaped(line.substring(end + 1));
    }
}
