package dev.tidemark.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.eventlog.merkle.Checkpoint;
import dev.tidemark.eventlog.merkle.Hash;
import dev.tidemark.eventlog.merkle.NaiveTree;
import dev.tidemark.eventlog.merkle.SignedNote;
import dev.tidemark.eventlog.merkle.VerifierKey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** An export as whoever took it reads it, knowing only how it is documented. */
public final class TakenExport {

    private final Map<String, byte[]> parts = new LinkedHashMap<>();
    private final JsonNode manifest;
    private final SignedNote note;
    private final Checkpoint checkpoint;

    public TakenExport(byte[] zip) throws IOException {
        this(new ByteArrayInputStream(zip));
    }

    TakenExport(InputStream stream) throws IOException {
        try (var zip = new ZipInputStream(stream)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), zip.readAllBytes());
            }
        }
        manifest = new ObjectMapper().readTree(parts.get("manifest.json"));
        note = SignedNote.parse(text("checkpoint"));
        checkpoint = Checkpoint.parse(note.text());
    }

    public List<String> names() {
        return List.copyOf(parts.keySet());
    }

    public String text(String part) {
        return new String(parts.get(part), StandardCharsets.UTF_8);
    }

    public byte[] part(String name) {
        return Objects.requireNonNull(parts.get(name));
    }

    public JsonNode manifest() {
        return manifest;
    }

    Checkpoint checkpoint() {
        return checkpoint;
    }

    /** Positions as the runs tell them. */
    public List<Long> positions() {
        var positions = new ArrayList<Long>();
        text("positions.txt")
                .lines()
                .forEach(line -> {
                    String[] ends = line.split("-", -1);
                    long last = Long.parseLong(ends[ends.length - 1]);
                    for (long each = Long.parseLong(ends[0]); each <= last; each++) {
                        positions.add(each);
                    }
                });
        return positions;
    }

    /** Lines of the entries, which NDJSON holds as they are. */
    public List<String> lines() {
        return text("entries.ndjson").lines().toList();
    }

    /** Fails unless the signature, every part's hash and every entry's place are right. */
    public void verify(List<String> entries) {
        assertThat(note.isSignedBy(VerifierKey.parse(manifest.get("verifierKey").asText())))
                .isTrue();
        assertThat(manifest.get("size").asLong()).isEqualTo(checkpoint.size());
        assertThat(manifest.get("count").asInt()).isEqualTo(entries.size());
        assertThat(positions()).hasSameSizeAs(entries);
        verifyParts();
        if (manifest.get("whole").asBoolean()) {
            var tree = new NaiveTree(entries.stream().map(TakenExport::leaf).toList());
            assertThat(tree.root(entries.size())).isEqualTo(checkpoint.root());
        } else {
            verifyProofs(entries);
        }
    }

    private void verifyParts() {
        var listed = new ArrayList<String>();
        for (JsonNode part : manifest.get("parts")) {
            byte[] content = Objects.requireNonNull(parts.get(part.get("name").asText()));
            assertThat(part.get("bytes").asLong()).isEqualTo(content.length);
            assertThat(part.get("sha256").asText()).isEqualTo(sha256(content));
            listed.add(part.get("name").asText());
        }
        listed.add("manifest.json");
        assertThat(names()).isEqualTo(listed);
    }

    private void verifyProofs(List<String> entries) {
        List<String> proofs = text("proofs.txt").lines().toList();
        assertThat(proofs).hasSameSizeAs(entries);
        for (int i = 0; i < entries.size(); i++) {
            String[] words = proofs.get(i).split(" ", -1);
            assertThat(Long.parseLong(words[0])).isEqualTo(positions().get(i));
            List<byte[]> path =
                    Arrays.stream(words).skip(1).map(Base64.getDecoder()::decode).toList();
            byte[] root =
                    NaiveTree.rootOf(
                            leaf(entries.get(i)), positions().get(i), checkpoint.size(), path);
            assertThat(root).isEqualTo(checkpoint.root());
        }
    }

    private static byte[] leaf(String entry) {
        return Hash.leaf(entry.getBytes(StandardCharsets.UTF_8));
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
