package dev.tidemark.eventlog.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignedNoteTest {

    /** The example of golang.org/x/mod/sumdb/note, whose form C2SP signed-note took over. */
    private static final VerifierKey PETER_NEUMANN =
            VerifierKey.parse("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");

    private static final String NEUMANNS_NOTE =
            """
            If you think cryptography is the answer to your problem,
            then you don't know what your problem is.

            \u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
            """;

    @Test
    void publishedExampleVerifies() {
        assertThat(SignedNote.parse(NEUMANNS_NOTE).isSignedBy(PETER_NEUMANN)).isTrue();
        assertThat(PETER_NEUMANN.toString()).startsWith("PeterNeumann+c74f20a3+");
    }

    @Test
    void changedTextOrForeignKeyDoesNotVerify() {
        var changed = SignedNote.parse(NEUMANNS_NOTE.replace("the answer", "no answer"));
        VerifierKey foreign = SigningKey.generate("PeterNeumann").verifierKey();

        assertThat(changed.isSignedBy(PETER_NEUMANN)).isFalse();
        assertThat(SignedNote.parse(NEUMANNS_NOTE).isSignedBy(foreign)).isFalse();
    }

    @Test
    void ownNoteReadsBackAndVerifies() {
        SigningKey key = SigningKey.generate("example.org/log");
        var checkpoint = new Checkpoint("example.org/log", 7, Hash.leaf(new byte[] {1}));

        SignedNote note = SignedNote.parse(SignedNote.sign(checkpoint.text(), key).toString());

        assertThat(note.isSignedBy(VerifierKey.parse(key.verifierKey().toString()))).isTrue();
        assertThat(Checkpoint.parse(note.text())).usingRecursiveComparison().isEqualTo(checkpoint);
    }

    @Test
    void keyFileIsForItsOwnerAloneAndDamageIsNoticed(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("key");
        SigningKey key = SigningKey.generate("a");
        key.write(file);

        assertThat(SigningKey.read(file, "a").verifierKey().isSameKey(key.verifierKey())).isTrue();
        assertThat(Files.getPosixFilePermissions(file))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        Files.writeString(file, "bm90IGEga2V5\nbm90IGEga2V5\n");
        assertThatThrownBy(() -> SigningKey.read(file, "a"))
                .isInstanceOf(IOException.class)
                .hasMessageNotContaining("bm90");
    }
}
