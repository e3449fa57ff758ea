package dev.tidemark.eventlog.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
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

    /** The second signer of the same package's tests. */
    private static final VerifierKey ENOCH_ROOT =
            VerifierKey.parse("EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop");

    private static final String ENOCHS_SIGNATURE =
            "\u2014 EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTG"
                    + "wnWLox33WWd1RvMc+QQ=\n";

    @Test
    void signaturesOfSeveralKeysAreReadAndUnknownOnesIgnored() {
        var note = SignedNote.parse(NEUMANNS_NOTE + ENOCHS_SIGNATURE);

        assertThat(note.isSignedBy(PETER_NEUMANN)).isTrue();
        assertThat(note.isSignedBy(ENOCH_ROOT)).isTrue();
        assertThat(SignedNote.parse(NEUMANNS_NOTE).isSignedBy(ENOCH_ROOT)).isFalse();
        assertThat(note).hasToString(NEUMANNS_NOTE + ENOCHS_SIGNATURE);
    }

    /** What the tests of that package take for malformed. */
    @Test
    void malformedNotesAreRefused() {
        String text = NEUMANNS_NOTE.substring(0, NEUMANNS_NOTE.indexOf("\n\n") + 1);
        String signature = NEUMANNS_NOTE.substring(text.length() + 1);
        for (String malformed :
                List.of(
                        text,
                        text + "\n",
                        NEUMANNS_NOTE.substring(0, NEUMANNS_NOTE.length() - 1),
                        "\u0001" + NEUMANNS_NOTE,
                        text + "\n" + signature.replace("PeterNeumann", "Bad Name"),
                        NEUMANNS_NOTE + "Unexpected line.\n",
                        text + "\n" + signature.repeat(101))) {
            assertThatThrownBy(() -> SignedNote.parse(malformed))
                    .as(malformed)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    /** As those tests mangle one: every part of it, every byte another. */
    @Test
    void mangledKeysAreRefused() {
        String key = PETER_NEUMANN.toString();
        for (int from = 0; from <= key.length(); from++) {
            for (int to = from; to <= key.length(); to++) {
                if (to - from < key.length()) {
                    assertRefused(key.substring(from, to));
                }
            }
        }
        for (int at = 0; at < key.length(); at++) {
            char next = (char) (key.charAt(at) + 1);
            assertRefused(key.substring(0, at) + next + key.substring(at + 1));
        }
        assertRefused("PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==");
        assertRefused("PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
    }

    private static void assertRefused(String key) {
        assertThatThrownBy(() -> VerifierKey.parse(key))
                .as(key)
                .isInstanceOf(IllegalArgumentException.class);
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
