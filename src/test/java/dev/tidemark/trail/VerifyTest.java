package dev.tidemark.trail;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.tidemark.eventlog.SignedCheckpoint;
import dev.tidemark.eventlog.merkle.SigningKey;
import dev.tidemark.export.EntryText;
import dev.tidemark.trail.Verifier.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the verifier says of a log that is as it was signed, and of one that is not. */
class VerifyTest {

    private static final Map<String, List<String>> ACTOR = Map.of("actor", List.of("hana"));

    @TempDir private Path directory;
    private VerifiedLog log;
    private SignedCheckpoint older;
    private SignedCheckpoint signed;

    @BeforeEach
    void signSevenHundredEntries() {
        log = new VerifiedLog(directory);
        older = log.record(1, 250);
        signed = log.record(250, 700);
    }

    @AfterEach
    void closeLog() {
        log.close();
    }

    private static Verdict verify(Path export, String... options) {
        var arguments = Arrays.copyOf(options, options.length + 1);
        arguments[options.length] = export.toString();
        return Verifier.verify(arguments);
    }

    private Verdict verifyPortal(SignedCheckpoint checkpoint, String... options)
            throws IOException {
        HttpServer server = log.serve(checkpoint);
        try {
            var arguments = Arrays.copyOf(options, options.length + 1);
            arguments[options.length] = VerifiedLog.address(server);
            return Verifier.verify(arguments);
        } finally {
            server.stop(0);
        }
    }

    private static void assertWrong(Verdict verdict, String... named) {
        assertThat(verdict.said()).contains("WRONG").contains("NOT VERIFIED").contains(named);
        assertThat(verdict.code()).isEqualTo(1);
    }

    private static void assertVerified(Verdict verdict) {
        assertThat(verdict.said()).endsWith("VERIFIED\n").doesNotContain("WRONG");
        assertThat(verdict.code()).isEqualTo(0);
    }

    private Path chosen(EntryText text) throws IOException {
        List<Long> some = LongStream.range(0, 700).filter(n -> n % 7 < 3).boxed().toList();
        return log.export(signed, text, ACTOR, some);
    }

    @Test
    void wholeExportIsVerifiedWithTheKeyAndTheOlderCheckpoint() throws IOException {
        String kept = log.keep(older).toString();

        Verdict verdict = verify(log.export(signed), "--key", log.key(), "--older", kept);

        assertVerified(verdict);
        assertThat(verdict.said())
                .contains("entries: 700, the whole of example.org/log")
                .contains("begins with the 250 entries");
    }

    @Test
    void everyFormOfAnExportIsVerified() throws IOException {
        List<Long> all = LongStream.range(0, 700).boxed().toList();

        assertVerified(verify(log.export(signed, VerifiedLog.CSV, Map.of(), all)));
        assertVerified(verify(chosen(VerifiedLog.CSV), "--key", log.key()));
        assertVerified(verify(chosen(EntryText.NDJSON), "--key", log.key()));
        assertVerified(verify(log.export(signed, EntryText.NDJSON, ACTOR, List.of())));
        assertVerified(verify(log.export(signed, EntryText.NDJSON, ACTOR, List.of(699L))));
    }

    @Test
    void portalIsVerifiedEntryByEntryAndTileByTile() throws IOException {
        String kept = log.keep(older).toString();

        assertVerified(verifyPortal(signed, "--key", log.key(), "--older", kept));
        assertVerified(verifyPortal(older));
    }

    @Test
    void keyThatWasHandedOverIsAsGoodAsTheOneThatHandedItOver() throws IOException {
        String first = log.key();
        SigningKey next = SigningKey.generate("next");
        log.checkpoints().adopt(next);
        SignedCheckpoint later = log.record(700, 710);

        Verdict verdict = verify(log.export(later), "--key", first);

        assertVerified(verdict);
        assertVerified(verify(log.export(later), "--key", log.key()));
        assertVerified(verifyPortal(later, "--key", first, "--older", log.keep(older).toString()));
    }

    @Test
    void everyFlippedByteOfAnExportIsNoticed() throws IOException {
        for (Path export : List.of(log.export(signed), chosen(EntryText.NDJSON))) {
            for (String part : new ForgedExport(export).parts().keySet()) {
                if (part.equals("manifest.json")) {
                    continue;
                }
                int length = new ForgedExport(export).part(part).length;
                for (int at : new Random(6962).ints(12, 0, length).toArray()) {
                    // The forger's manifest fits the part that was changed.
                    var forged = new ForgedExport(export).with(part, text -> flipped(text, at));
                    assertThat(verify(forged.written(), "--key", log.key()).code())
                            .as("byte %d of %s", at, part)
                            .isEqualTo(1);
                }
            }
        }
    }

    private static String flipped(String text, int at) {
        return text.substring(0, at) + (char) (text.charAt(at) ^ 4) + text.substring(at + 1);
    }

    @Test
    void whatTheManifestClaimsIsComparedOrSaidToBeUnproved() throws IOException {
        for (String claim :
                List.of(
                        "\"format\" : \"dev.tidemark.export.v1\"",
                        "\"origin\" : \"example.org/log\"",
                        "\"size\" : 700",
                        "\"verifierKey\" : \"example.org/log",
                        "\"count\" : 700",
                        "\"whole\" : true",
                        "\"positions.txt\"",
                        "\"sha256\" : \"")) {
            var forged = new ForgedExport(log.export(signed));
            String manifest = forged.text("manifest.json");
            int at = manifest.indexOf(claim) + claim.length() - 2;
            assertThat(at).as(claim).isGreaterThan(claim.length());
            forged.parts()
                    .put("manifest.json", flipped(manifest, at).getBytes(StandardCharsets.UTF_8));

            assertThat(verify(forged.written()).code()).as(claim).isNotZero();
        }
    }

    @Test
    void zipThatIsCutOrBrokenAnywhereIsNotVerified() throws IOException {
        Path export = log.export(signed);
        byte[] whole = Files.readAllBytes(export);
        Path broken = directory.resolve("broken.zip");
        for (int length : new Random(1).ints(10, 0, whole.length).toArray()) {
            Files.write(broken, Arrays.copyOf(whole, length));
            assertThat(verify(broken).code()).isNotZero();
        }
        for (int at : new Random(2).ints(60, 0, whole.length).toArray()) {
            byte[] flipped = whole.clone();
            flipped[at] ^= 16;
            Files.write(broken, flipped);
            // The zip's own times and checksums hold nothing that is told.
            assertThat(verify(broken).code() != 0 || sameParts(export, broken))
                    .as("byte %d", at)
                    .isTrue();
        }
    }

    private static boolean sameParts(Path one, Path other) throws IOException {
        var parts = new ForgedExport(one).parts();
        try (var zip = new ZipFile(other.toFile())) {
            for (var part : parts.entrySet()) {
                try (var in = zip.getInputStream(zip.getEntry(part.getKey()))) {
                    if (!Arrays.equals(in.readAllBytes(), part.getValue())) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    @Test
    void droppedSwappedInsertedAndRepeatedLinesAreNamed() throws IOException {
        Path export = log.export(signed);
        List<String> lines = new ForgedExport(export).text("entries.ndjson").lines().toList();

        assertWrong(
                verify(edited(export, lines, 300, List.of())),
                "position 699 has no entry",
                "count is not 699",
                "these 699 entries are not the 700 that were signed");
        assertWrong(
                verify(edited(export, lines, 300, List.of(lines.get(300), lines.get(300)))),
                "positions.txt ends before entries.ndjson");
        String kept = log.keep(older).toString();
        assertWrong(
                verify(edited(export, lines, 300, List.of(lines.get(100))), "--older", kept),
                "position 300: recorded before the one ahead",
                "from position 250 on");
    }

    private static Path edited(Path export, List<String> lines, int at, List<String> instead)
            throws IOException {
        var edited = new ArrayList<>(lines);
        edited.remove(at);
        edited.addAll(at, instead);
        return new ForgedExport(export)
                .with("entries.ndjson", before -> String.join("\n", edited) + "\n")
                .written();
    }

    @Test
    void gapInThePositionsOfAWholeExportIsNamed() throws IOException {
        Path export = log.export(signed);

        assertWrong(
                verify(
                        new ForgedExport(export)
                                .with("positions.txt", text -> "0-299\n301-700\n")
                                .written()),
                "position 301: the one ahead is at 299");
    }

    @Test
    void chosenEntryUnderAnotherPositionIsNamed() throws IOException {
        assertWrong(
                verify(
                        new ForgedExport(chosen(EntryText.NDJSON))
                                .with("positions.txt", text -> text.replace("7-9\n", "7-8\n10\n"))
                                .written()),
                "position 10: its proof does not lead to the signed root");
    }

    @Test
    void alteredRowIsNamedByThePortalAndNarrowedByTheExport() throws IOException {
        String kept = log.keep(older).toString();
        log.tamper(
                "update log.entry set entry = replace(entry, 'Change 301', 'Change 3O1')"
                        + " where position = 301");

        assertWrong(verifyPortal(signed), "position 301: hash 45 of", "/log/tile/0/001");
        assertWrong(verify(log.export(signed), "--older", kept), "from position 250 on");
    }

    @Test
    void backDatedRowIsNamed() throws IOException {
        log.tamper(
                "update log.entry set entry = regexp_replace(entry,"
                        + " '\"recordedat\":\"20[0-9]{2}', '\"recordedat\":\"2024')"
                        + " where position = 301");

        assertWrong(verifyPortal(signed), "position 301: recorded before the one ahead: 2024-");
        assertWrong(verify(log.export(signed)), "position 301: recorded before the one ahead");
    }

    @Test
    void swappedRowsAreNamed() throws IOException {
        log.tamper(
                "update log.entry set position = -1 where position = 301",
                "update log.entry set position = 301 where position = 42",
                "update log.entry set position = 42 where position = -1");

        assertWrong(verifyPortal(signed), "position 42: hash 42 of", "position 301: hash 45 of");
        assertWrong(verify(log.export(signed)), "entries are not the");
    }

    @Test
    void deletedRowIsNamed() throws IOException {
        log.tamper("delete from log.entry where position = 301");

        assertWrong(verifyPortal(signed), "The entry at position 301 was signed, but is gone.");
    }

    @Test
    void insertedRowIsNamed() throws IOException {
        log.tamper(
                "update log.entry set position = -position where position > 301",
                "insert into log.entry select 302, gen_random_uuid(), subject, recordedat,"
                        + " replace(entry, 'Change 301', 'Change 999') from log.entry"
                        + " where position = 301",
                "update log.entry set position = 1 - position where position < 0");

        assertWrong(verifyPortal(signed), "position 302: hash 46 of");
        assertWrong(verify(log.export(signed)), "entries are not the");
    }

    @Test
    void alteredTileIsNamed() throws IOException {
        log.tamper(
                "update log.tile set hashes = set_byte(hashes, 1000, get_byte(hashes, 1000) # 1)"
                        + " where level = 0 and index = 1");

        assertWrong(verifyPortal(signed), "position 287: hash 31 of");
    }

    @Test
    void swappedKeyIsNoticed() throws IOException {
        String own = log.key();
        SigningKey other = SigningKey.generate("example.org/log");

        Verdict verdict = verify(log.export(log.signedBy(other)));

        assertWrong(verdict, "the key did not sign the checkpoint of 700");
        String forgedKey = other.verifierKey().toString();
        assertWrong(
                verify(
                        new ForgedExport(log.export(log.signedBy(other)))
                                .with("manifest.json", text -> text.replace(own, forgedKey))
                                .written(),
                        "--key",
                        forgedKey),
                "key: " + own,
                "the key is said to be " + forgedKey + ", not this one",
                "the log's key is not the one that was given");
    }

    @Test
    void logThatSomebodyElseBeganIsNoticedByItsKey() throws IOException {
        try (var other = new VerifiedLog(Files.createDirectory(directory.resolve("other")))) {
            Path export = other.export(other.record(1, 700));

            assertThat(verify(export).said()).contains("not compared: give --key");
            assertWrong(
                    verify(export, "--key", log.key()),
                    "the log's key is not the one that was given");
        }
    }

    /** Whoever holds the key too can sign a rewritten log; only what was kept elsewhere tells. */
    @Test
    void rewrittenAndSignedLogIsNoticedByTheOlderCheckpoint() throws IOException {
        String kept = log.keep(signed).toString();
        log.tamper(
                "update log.entry set entry = replace(entry, 'Change 301', 'Change 3O1')"
                        + " where position = 301");
        SignedCheckpoint rewritten = log.signedBy(log.signingKey());
        Path export = log.export(rewritten);

        assertVerified(verify(export, "--key", log.key()));
        assertWrong(
                verify(export, "--key", log.key(), "--older", kept),
                "the first 700 entries are not those of the older checkpoint");
        assertWrong(verifyPortal(rewritten, "--older", kept), "position 301: hash 45 of");
    }

    @Test
    void cutTailAndYesterdaysBackupAreNoticedByTheOlderCheckpoint() throws IOException {
        String kept = log.keep(signed).toString();
        log.tamper("delete from log.entry where position >= 600");
        SignedCheckpoint cut = log.signedBy(log.signingKey());

        assertWrong(
                verify(log.export(cut), "--older", kept),
                "the log had 700 entries: it was cut or restored");
        assertWrong(
                verifyPortal(cut, "--older", kept),
                "the log had 700 entries: it was cut or restored");
        assertWrong(verifyPortal(signed), "The entry at position 600 was signed, but is gone.");
    }

    @Test
    void acceptedRestoreIsToldAndWhatItLostIsNoticed() throws IOException {
        String kept = log.keep(signed).toString();
        log.tamper(
                "delete from log.entry where position >= 600",
                "alter table log.checkpoint disable trigger all",
                "delete from log.checkpoint where size > 600");
        log.checkpoints().open();
        log.checkpoints().acceptRestore();
        SignedCheckpoint later = log.record(800, 1_000);

        Verdict verdict = verify(log.export(later));

        assertVerified(verdict);
        assertThat(verdict.said()).contains("position 600: restored, now example.org/log/1");
        assertWrong(
                verify(log.export(later), "--older", kept),
                "the first 700 entries are not those of the older checkpoint");
    }

    @Test
    void recordThatNeverEndsIsNotReadForEver() throws IOException {
        List<Long> all = LongStream.range(0, 700).boxed().toList();
        Path export = log.export(signed, VerifiedLog.CSV, Map.of(), all);

        assertWrong(
                verify(
                        new ForgedExport(export)
                                .with("entries.csv", text -> text.replace("no\"\"", "no\""))
                                .written()),
                "position");
    }

    @Test
    void whatCannotBeCheckedIsNotCalledWrong() throws IOException {
        Path text = Files.writeString(directory.resolve("key.txt"), "not a key");
        String export = log.export(signed).toString();

        for (String[] arguments :
                List.of(
                        new String[] {},
                        new String[] {directory.resolve("none.zip").toString()},
                        new String[] {export, "--older"},
                        new String[] {export, export},
                        new String[] {export, "--key", directory.resolve("none").toString()},
                        new String[] {"http://127.0.0.1:1"},
                        new String[] {
                            chosen(EntryText.NDJSON).toString(),
                            "--older",
                            log.keep(older).toString()
                        })) {
            Verdict verdict = Verifier.verify(arguments);
            assertThat(verdict.code()).as(verdict.said()).isEqualTo(2);
            assertThat(verdict.said()).startsWith("COULD NOT BE CHECKED");
        }
        assertThat(Verifier.verify(export, "--key", text.toString()).code()).isNotZero();
    }

    @Test
    void hostileTextDoesNotReachTheTerminal() throws IOException {
        var forged =
                new ForgedExport(log.export(signed))
                        .with("positions.txt", text -> "\u001b]0;owned\u0007\n");

        assertThat(verify(forged.written()).said()).doesNotContain("\u001b", "\u0007");
    }

    @Test
    void partThatUnpacksToMoreThanIsListedIsNotReadToItsEnd() throws IOException {
        var forged = new ForgedExport(log.export(signed));
        forged.parts().put("positions.txt", new byte[64 << 20]);

        assertWrong(verify(forged.written()), "positions.txt is longer than listed");
    }
}
