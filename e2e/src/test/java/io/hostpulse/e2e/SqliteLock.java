package io.hostpulse.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// Another program that keeps a database locked until it is closed.
final class SqliteLock implements AutoCloseable {
    private final Process process;

    private SqliteLock(Process process) {
        this.process = process;
    }

    /// Takes the lock; it is held when this returns.
    static SqliteLock take(Path database) {
        try {
            Process process =
                    new ProcessBuilder("sqlite3", "-cmd", ".timeout 5000", database.toString())
                            .redirectErrorStream(true)
                            .start();
            var lock = new SqliteLock(process);
            lock.say("begin exclusive;\nselect 'locked';\n");
            byte[] answer = process.getInputStream().readNBytes("locked\n".length());
            String words = new String(answer, StandardCharsets.UTF_8);
            if (!words.equals("locked\n")) {
                process.destroyForcibly();
                throw new AssertionError("sqlite3 cannot lock " + database + ": " + words);
            }
            return lock;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void say(String words) throws IOException {
        Writer in = process.outputWriter(StandardCharsets.UTF_8);
        in.write(words);
        in.flush();
    }

    /// Gives the lock back and ends the program.
    @Override
    public void close() {
        try {
            say("rollback;\n.exit\n");
            process.waitFor();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            process.destroyForcibly();
        }
    }
}
