package io.hostpulse.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

class SecretFileKindTest {
    @TempDir Path directory;

    @Test
    void aFileThatEverybodyMayReadIsUnfit() throws Exception {
        Path file = Files.writeString(directory.resolve("secret"), "x");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> new SecretFileKind().parse(file.toString()))
                .isInstanceOf(Unfit.class);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertThat(new SecretFileKind().parse(file.toString())).isEqualTo(file);
    }

    @Test
    void aFileThatIsNotThereYetIsLeftToItsReader() throws Exception {
        Path file = directory.resolve("later");
        assertThat(new SecretFileKind().parse(file.toString())).isEqualTo(file);
    }
}
