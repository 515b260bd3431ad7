package io.hostpulse.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hostpulse.agent.IdentityStore.Start;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

final class IdentityStoreTest {
    @TempDir Path directory;
    private final List<String> log = new ArrayList<>();

    @Test
    void theEpochGrowsByOneAtEveryStartAndTheAgentStays() throws Exception {
        Start first = start();
        Start second = start();

        assertThat(first.epoch()).isEqualTo(1);
        assertThat(second.epoch()).isEqualTo(2);
        assertThat(second.agent()).isEqualTo(first.agent()).hasSize(36);
        assertThat(second.journal()).isEqualTo(first.journal());
        assertThat(first.agent()).isNotEqualTo(first.journal());
        assertThat(log).isEmpty();
    }

    @Test
    void anAgentThatIsAskedForBeforeItsFirstStartIsTheOneThatStarts() throws Exception {
        directory = directory.resolve("a/b");
        String agent;
        try (IdentityStore store = new IdentityStore(directory, log::add)) {
            agent = store.agent();
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
                .isEqualTo("rwx------");

        try (IdentityStore running = new IdentityStore(directory, log::add);
                IdentityStore asking = new IdentityStore(directory, log::add)) {
            Start start = running.begin();
            assertThat(start.agent()).isEqualTo(agent);
            assertThat(start.epoch()).isEqualTo(1);
            assertThat(asking.agent()).isEqualTo(agent);
        }
        assertThat(start().epoch()).isEqualTo(2);
    }

    @Test
    void aMissingDirectoryIsMadeAndTheFileIsForItsOwnerOnly() throws Exception {
        directory = directory.resolve("a/b");
        start();

        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(directory.resolve("identity"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aSecondAgentOnTheSameDirectoryIsRefused() throws Exception {
        try (IdentityStore one = new IdentityStore(directory, log::add);
                IdentityStore two = new IdentityStore(directory, log::add)) {
            one.begin();

            assertThatThrownBy(two::begin)
                    .isInstanceOf(IdentityStore.InUse.class)
                    .hasMessageContaining(directory.toString());
        }
        assertThat(start().epoch()).isEqualTo(2);
    }

    @Test
    void aFileDamagedAtAnyByteStartsANewAgentAndIsKept() throws Exception {
        Start first = start();
        Path file = directory.resolve("identity");
        byte[] good = Files.readAllBytes(file);
        for (int at = 0; at < good.length - 1; at++) {
            byte[] bad = good.clone();
            bad[at] ^= 0x01;
            Files.write(file, bad);
            Start start = start();
            assertThat(start.epoch()).as("byte %d", at).isEqualTo(1);
            assertThat(start.journal()).isNotEqualTo(first.journal());
            assertThat(directory.resolve("identity.damaged")).hasBinaryContent(bad);
        }
        assertThat(log).isNotEmpty().allMatch(line -> line.contains("identity file is damaged"));
    }

    @Test
    void aTornFileStartsANewAgent() throws Exception {
        start();
        Path file = directory.resolve("identity");
        byte[] good = Files.readAllBytes(file);
        for (int length = 0; length < good.length; length++) {
            Files.write(
                    file,
                    new String(good, 0, length, StandardCharsets.ISO_8859_1)
                            .getBytes(StandardCharsets.ISO_8859_1));
            assertThat(start().epoch()).as("length %d", length).isEqualTo(1);
        }
    }

    @Test
    void aDirectoryThatCannotBeWrittenGivesAnIdentityForThisStart() throws Exception {
        Path file = directory.resolve("file");
        Files.writeString(file, "not a directory");
        directory = file.resolve("state");

        Start start = start();

        assertThat(start.epoch()).isEqualTo(1);
        assertThat(start.agent()).hasSize(36);
        assertThat(log).hasSize(1).first().asString().contains("cannot keep the identity");
    }

    private Start start() throws Exception {
        try (IdentityStore store = new IdentityStore(directory, log::add)) {
            return store.begin();
        }
    }
}
