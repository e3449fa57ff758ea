package dev.tidemark.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortalKeyTest {

    @TempDir private Path folder;

    @Test
    void keyIsMadeOnceForThisUserAlone() throws IOException {
        Path file = folder.resolve("secret-key");

        byte[] first = PortalKey.open(file).derive("sessions");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PortalKey.open(file).derive("sessions")).isEqualTo(first).hasSize(32);
        assertThat(folder).isDirectoryContaining(path -> path.equals(file));
        assertThat(folder.toFile().list()).hasSize(1);
    }

    @Test
    void everyPurposeHasAKeyOfItsOwn() throws IOException {
        PortalKey key = PortalKey.open(folder.resolve("secret-key"));

        assertThat(key.derive("sessions")).isNotEqualTo(key.derive("plans"));
        assertThat(key.mac("sessions").doFinal()).isNotEqualTo(key.mac("plans").doFinal());
    }

    @Test
    void thoseWhoMakeItAtTheSameTimeGetTheSame() throws Exception {
        Path file = folder.resolve("secret-key");
        Callable<byte[]> open = () -> PortalKey.open(file).derive("sessions");
        try (var executor = Executors.newFixedThreadPool(8)) {
            List<Future<byte[]>> keys = executor.invokeAll(java.util.Collections.nCopies(32, open));

            for (Future<byte[]> key : keys) {
                assertThat(key.get()).isEqualTo(keys.getFirst().get());
            }
        }
    }

    @Test
    void whatIsNoKeyIsRefusedWithoutBeingShown() throws IOException {
        Path file = folder.resolve("secret-key");
        for (String content : new String[] {"", "c2hvcnQ=", "sesame, open"}) {
            Files.writeString(file, content);

            assertThatThrownBy(() -> PortalKey.open(file))
                    .isInstanceOf(IOException.class)
                    .hasMessageEndingWith("is not base64 of at least 32 random bytes")
                    .hasMessageNotContaining("sesame");
        }
    }

    @Test
    void keyMadeWithOpensslIsOne() throws IOException {
        Path file = folder.resolve("secret-key");
        Files.writeString(file, "q83vASNFZ4mrze8BI0VniavN7wEjRWeJq83vASNFZ4k=\n");

        assertThat(PortalKey.open(file).derive("sessions")).hasSize(32);
    }
}
