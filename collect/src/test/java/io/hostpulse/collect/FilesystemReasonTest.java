package io.hostpulse.collect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

class FilesystemReasonTest {
    @Test
    void aMountTableThatCannotBeReadIsExplainedInWords() {
        assertThat(FilesystemCollector.reason(new AccessDeniedException("/proc/self/mountinfo")))
                .startsWith("/proc/self/mountinfo: permission denied;");
        assertThat(FilesystemCollector.reason(new NoSuchFileException("/proc/self/mountinfo")))
                .startsWith("/proc/self/mountinfo: no such file;");
        assertThat(
                        FilesystemCollector.reason(
                                new NoSuchFileException("/proc/self/mountinfo", null, "empty")))
                .isEqualTo("/proc/self/mountinfo: empty");
        assertThat(FilesystemCollector.reason(new IOException("Input/output error")))
                .isEqualTo("Input/output error");
    }
}
