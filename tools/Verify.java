import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.*;
import java.net.*;
import java.nio.ByteBuffer;
import java.nio.file.*;
import java.security.*;
import java.security.spec.X509EncodedKeySpec;
import java.util.*;
import java.util.regex.*;
import java.util.zip.*;

/**
 * Verifies an export of a Tidemark log, or the log itself over HTTP, without trusting whoever made
 * or serves it. Needs Java 21 or newer and nothing else. The log is a Merkle tree by RFC 6962;
 * checkpoints, keys, tiles and bundles are those of c2sp.org's tlog-checkpoint, signed-note and
 * tlog-tiles. What is checked, and what nobody could check, is in docs/transparency-log.md.
 */
public final class Verify {
    private static final String USAGE = """

            usage: java Verify.java EXPORT.zip|URL [--key KEY] [--older CHECKPOINT]...
              URL      a portal; its token, if any, is in the environment as TIDEMARK_TOKEN
              --key    the log's key (name+id+base64), or a file with it, known from elsewhere
              --older  a file with a checkpoint kept from earlier: the log has to continue it
            Ends with 0 if all is as it was signed, 1 if it is not, 2 if it could not be checked.""";
    private static final String TOKEN = System.getenv("TIDEMARK_TOKEN");
    private static final int LONGEST = 65_535; // bytes of an entry: what a bundle's lengths can say
    private static final int WIDTH = 256; // hashes in a tile, entries in a bundle
    private static final int AT_ONCE = 4_096; // entries in memory
    private static final int PRINTED = 20; // faults

    /** Something is not as it was signed. What cannot be checked at all is an IOException. */
    private static final class Wrong extends IllegalArgumentException {
        Wrong(String message) { super(message); }
    }

    private final PrintStream out;
    private final List<Checkpoint> older = new ArrayList<>();
    private Key pinned;
    private int faults;
    private Checkpoint signed;
    private boolean isWhole = true;
    private final Tree tree = new Tree();
    private final List<Key> keys = new ArrayList<>(); // of the log, each signed by the one before
    private String origin = "", recorded = "";
    private long count, last = -1, unchanged;

    private Verify(PrintStream out) { this.out = out; }

    public static void main(String[] arguments) {
        System.exit(run(arguments, System.out));
    }

    static int run(String[] arguments, PrintStream out) {
        var verify = new Verify(out);
        try {
            verify.check(new ArrayDeque<>(List.of(arguments)));
        } catch (IllegalArgumentException | ZipException | EOFException wrong) {
            verify.fault(wrong.getMessage());
        } catch (IOException unusable) {
            verify.say("COULD NOT BE CHECKED: " + unusable);
            return 2;
        }
        verify.say(verify.faults == 0 ? "VERIFIED" : "NOT VERIFIED, faults: " + verify.faults);
        return verify.faults == 0 ? 0 : 1;
    }

    private void check(Deque<String> words) throws IOException {
        String target = null;
        while (!words.isEmpty()) {
            String word = words.remove();
            boolean isOption = word.matches("--key|--older");
            if (isOption ? words.isEmpty() : target != null || word.startsWith("-")) throw new IOException(USAGE);
            if (!isOption) target = word;
            else if (word.equals("--older")) older.add(Checkpoint.parse(Files.readString(Path.of(words.remove()))));
            else pinned = Key.parse(words.peek().contains("+") ? words.remove() : Files.readString(Path.of(words.remove())));
        }
        if (target == null) throw new IOException(USAGE);
        if (target.matches("https?://.+")) {
            checkPortal(URI.create(target.replaceFirst("(/log)?/*$", "/log/")));
        } else {
            try (var zip = new ZipFile(target)) { checkExport(zip); }
        }
    }

    /** What a hostile log says must not command a terminal. */
    private void say(String line) {
        out.println(line.replaceAll("[\\p{Cntrl}\\p{Cf}&&[^\n]]", "?"));
    }

    private void fault(String what) {
        if (++faults <= PRINTED) say("  WRONG: " + what.substring(0, Math.min(what.length(), 500)));
    }

    // ----- an export: a zip of parts, whose sizes and SHA-256 manifest.json lists ----------------

    private record Listed(long bytes, String sha256) {}

    private static final Pattern LISTED = Pattern.compile("\"name\"\\s*:\\s*\"([^\"\\\\]+)\"\\s*,"
            + "\\s*\"bytes\"\\s*:\\s*(\\d{1,15})\\s*,\\s*\"sha256\"\\s*:\\s*\"(\\p{XDigit}{64})\"");

    private void checkExport(ZipFile zip) throws IOException {
        var listed = new TreeMap<String, Listed>(Map.of("manifest.json", new Listed(1 << 25, null)));
        String manifest = new Part(zip, "manifest.json", listed).text();
        for (Matcher part = LISTED.matcher(manifest); part.find(); ) {
            listed.put(part.group(1), new Listed(Long.parseLong(part.group(2)), part.group(3)));
        }
        List<String> there = zip.stream().map(ZipEntry::getName).sorted().toList();
        if (!there.equals(List.copyOf(listed.keySet()))) {
            throw new Wrong("the zip holds " + there + ", its manifest lists " + listed.keySet());
        }
        signed = Checkpoint.parse(new Part(zip, "checkpoint", listed).text());
        isWhole = field(manifest, "whole").equals("true");
        if (!isWhole && !older.isEmpty()) throw new IOException("--older needs the whole log");
        String name = listed.containsKey("entries.csv") ? "entries.csv" : "entries.ndjson";
        try (var entries = new Part(zip, name, listed);
                var positions = new Part(zip, "positions.txt", listed);
                var proofs = isWhole ? null : new Part(zip, "proofs.txt", listed)) {
            checkEntries(entries, positions, proofs);
        } catch (IllegalArgumentException wrong) {
            fault(wrong.getMessage()); // the other parts are worth a look nevertheless
        }
        there = there.stream().filter(part -> !part.matches("(entries|positions|proofs|manifest)\\..*")).toList();
        for (String other : there) new Part(zip, other, listed).close();
        Map.of("format", "dev.tidemark.export.v1", "origin", signed.origin, "size", "" + signed.size,
                "count", "" + count).forEach((field, value) -> {
            if (!field(manifest, field).equals(value)) fault("manifest.json: " + field + " is not " + value);
        });
        conclude(Key.parse(field(manifest, "verifierKey")));
    }

    private void checkEntries(Part entries, Part positions, Part proofs) throws IOException {
        boolean isCsv = entries.name.equals("entries.csv");
        if (isCsv && !entries.line().endsWith(",entry\r")) throw new Wrong("no column of entries");
        for (var some = new ArrayList<Entry>(); entries.hasMore(); some.clear()) {
            while (some.size() < AT_ONCE && entries.hasMore()) {
                String entry = isCsv ? entries.lastCell() : entries.line();
                String proof = proofs == null ? null : proofs.line();
                some.add(new Entry(positions.position(), entry.getBytes(UTF_8), proof));
            }
            add(some);
        }
        if (positions.position < positions.endOfRun || positions.hasMore()) {
            throw new Wrong("position " + positions.position() + " has no entry");
        }
    }

    /** Reads a part, never further than the manifest says, and compares it when it is closed. */
    private final class Part implements AutoCloseable {
        private final String name;
        private final Listed listed;
        private final InputStream in;
        private final MessageDigest digest = sha256();
        private final byte[] buffer = new byte[1 << 16];
        private int at, end;
        private long bytes, position = -1, endOfRun = -1;

        Part(ZipFile zip, String name, Map<String, Listed> all) throws IOException {
            this.name = name;
            if (!all.containsKey(name)) throw new Wrong("the export has no " + name);
            listed = all.get(name);
            in = zip.getInputStream(zip.getEntry(name));
        }

        boolean hasMore() throws IOException {
            if (at < end) return true;
            at = 0;
            end = Math.max(0, in.read(buffer));
            digest.update(buffer, 0, end);
            bytes += end;
            if (bytes > listed.bytes) throw new Wrong(name + " is longer than its " + listed.bytes + " bytes");
            return end > 0;
        }

        String line() throws IOException {
            var line = new ByteArrayOutputStream(1_024);
            while (hasMore() && line.size() < 4 * LONGEST) {
                int from = at;
                while (at < end && buffer[at] != '\n') at++;
                line.write(buffer, from, at - from);
                if (at++ < end) return line.toString(UTF_8);
            }
            throw new Wrong(name + " ends within a line, or has one that is too long");
        }

        /** The next one of positions.txt, whose lines are {@code 7} or {@code 7-12}. */
        long position() throws IOException {
            if (position == endOfRun) {
                String[] run = line().split("-");
                if (Long.parseLong(run[0]) <= position) throw new Wrong("position " + run[0] + " after " + position);
                position = Long.parseLong(run[0]) - 1;
                endOfRun = Math.max(position + 1, Long.parseLong(run[run.length - 1]));
            }
            return ++position;
        }

        /** The last cell of a record by RFC 4180, which is always in quotes. */
        String lastCell() throws IOException {
            String line = line();
            while (line.replaceAll("[^\"]+", "").length() % 2 == 1) line += "\n" + line();
            Matcher cell = Pattern.compile(",\"((?:[^\"]++|\"\")*+)\"\r$").matcher(line);
            return cell.find() ? cell.group(1).replace("\"\"", "\"") : "";
        }

        String text() throws IOException {
            var text = new ByteArrayOutputStream();
            for (; hasMore(); at = end) text.write(buffer, 0, end);
            close();
            return text.toString(UTF_8);
        }

        @Override public void close() throws IOException {
            while (hasMore()) at = end;
            String hash = HexFormat.of().formatHex(digest.digest());
            if (listed.sha256 == null || (bytes == listed.bytes && hash.equals(listed.sha256))) return;
            fault(name + " is not as listed: it has " + bytes + " bytes and SHA-256 " + hash);
        }
    }

    // ----- a log over HTTP: checkpoint, bundles of entries, tiles of hashes ----------------------

    private void checkPortal(URI log) throws IOException {
        boolean isHere = InetAddress.getByName(log.getHost()).isLoopbackAddress();
        if (TOKEN != null && !isHere && !log.getScheme().equals("https")) throw new IOException("the token needs https");
        signed = Checkpoint.parse(new String(get(log.resolve("checkpoint"), 1 << 16), UTF_8));
        var levels = new ArrayList<List<byte[]>>(List.of(new ArrayList<>())); // right of the last full tile
        for (long first = 0; first < signed.size; first += WIDTH) {
            int width = (int) Math.min(WIDTH, signed.size - first);
            URI address = log.resolve(tile("entries", first / WIDTH, width));
            var bundle = ByteBuffer.wrap(get(address, WIDTH * (LONGEST + 2)));
            var some = new ArrayList<Entry>();
            while (bundle.remaining() > 1) {
                byte[] entry = new byte[Math.min(bundle.getShort() & 0xffff, bundle.remaining())];
                bundle.get(entry);
                some.add(new Entry(first + some.size(), entry, null));
            }
            if (some.size() != width) throw new Wrong(address + " has " + some.size() + " entries");
            add(some);
            some.forEach(entry -> levels.get(0).add(entry.hash));
            if (width == WIDTH) compare(log, levels, 0);
        }
        for (int level = 0; level < levels.size(); level++) compare(log, levels, level);
        conclude(Key.parse(new String(get(log.resolve("key"), 1 << 16), UTF_8)));
    }

    /** Compares a tile; what a full one adds up to is a hash of a tile above. */
    private void compare(URI log, List<List<byte[]>> levels, int level) throws IOException {
        List<byte[]> hashes = levels.get(level);
        if (hashes.isEmpty()) return;
        long index = count - 1 >> 8 * (level + 1);
        URI address = log.resolve(tile("" + level, index, hashes.size()));
        byte[] served = get(address, WIDTH * 32);
        for (int i = 0; i < hashes.size(); i++) {
            if (Arrays.equals(hashes.get(i), Arrays.copyOfRange(served, i * 32, i * 32 + 32))) continue;
            fault("position " + (index * WIDTH + i << 8 * level) + (level == 0 ? "" : " and on")
                    + ": hash " + i + " of " + address + " is of something else");
        }
        if (hashes.size() < WIDTH) return;
        if (levels.size() == level + 1) levels.add(new ArrayList<>());
        var root = new Tree();
        hashes.forEach(root::add);
        hashes.clear();
        levels.get(level + 1).add(root.root());
        if (levels.get(level + 1).size() == WIDTH) compare(log, levels, level + 1);
    }

    private static String tile(String level, long index, int width) {
        String path = "%03d".formatted(index % 1_000);
        for (long i = index / 1_000; i > 0; i /= 1_000) path = "x%03d/".formatted(i % 1_000) + path;
        return "tile/" + level + "/" + path + (width == WIDTH ? "" : ".p/" + width);
    }

    private static byte[] get(URI address, int most) throws IOException {
        var connection = (HttpURLConnection) address.toURL().openConnection();
        connection.setInstanceFollowRedirects(false); // or the token would go elsewhere
        connection.setConnectTimeout(20_000);
        connection.setReadTimeout(60_000);
        if (TOKEN != null) connection.setRequestProperty("Authorization", "Bearer " + TOKEN);
        int status = connection.getResponseCode();
        try (InputStream in = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            byte[] body = in == null ? new byte[0] : in.readNBytes(most);
            if (status == 200) return body;
            String said = address + " answers " + status + " " + new String(body, UTF_8);
            if (status >= 500) throw new Wrong(said);
            throw new IOException(said);
        }
    }

    // ----- entries, one after the other ----------------------------------------------------------

    private static final Pattern TIME = // the last of this name is the attribute: `data` comes before
            Pattern.compile(".*\"recordedat\":\"(\\d{4}-\\d\\d-\\d\\dT[\\d:]{8}\\.\\d{6}Z)\".*", Pattern.DOTALL);
    private static final Pattern ABOUT_KEY = // `type` is the last attribute
            Pattern.compile("\"type\":\"dev\\.tidemark\\.log\\.(started|keyadopted|incarnated)\\.v1\"}$");

    /** What can be said of an entry by itself, so that all cores say it. */
    private static final class Entry {
        final long position;
        final byte[] bytes;
        final String proof; // its line of proofs.txt; null where the whole log is there
        byte[] hash;
        String text, recorded, fault;

        Entry(long position, byte[] bytes, String proof) {
            this.position = position;
            this.bytes = bytes;
            this.proof = proof;
        }

        void look(Checkpoint signed) {
            hash = Verify.hash(LEAF, bytes);
            text = new String(bytes, UTF_8);
            Matcher time = TIME.matcher(text);
            recorded = time.matches() ? time.group(1) : "";
            boolean isText = Arrays.equals(bytes, text.getBytes(UTF_8)) && text.matches("\\{\"[^\\x00-\\x1f]*\"}");
            if (!isText || bytes.length > LONGEST || recorded.isEmpty()) fault = "not an entry in canonical form";
            if (proof != null && !isProved(signed)) fault = "its proof does not lead to the signed root";
        }

        private boolean isProved(Checkpoint signed) {
            var path = new ArrayDeque<>(List.of(proof.split(" ")));
            return path.remove().equals("" + position) && position < signed.size
                    && Arrays.equals(root(position, signed.size, path), signed.root);
        }

        /** RFC 6962 section 2.1.1 backwards: the path's last hash is the root's other child. */
        private byte[] root(long place, long size, Deque<String> path) {
            if (path.isEmpty() || size == 1) return path.isEmpty() && size == 1 ? hash : new byte[0];
            byte[] other = base64(path.removeLast());
            long left = Long.highestOneBit(size - 1);
            return place < left ? Verify.hash(NODE, root(place, left, path), other)
                    : Verify.hash(NODE, other, root(place - left, size - left, path));
        }
    }

    private void add(List<Entry> some) {
        some.parallelStream().forEach(entry -> entry.look(signed));
        for (Entry entry : some) {
            String place = "position " + entry.position + ": ";
            if (entry.fault != null) fault(place + entry.fault);
            if (entry.recorded.compareTo(recorded) < 0) fault(place + "recorded before the one ahead: " + entry.recorded);
            if (isWhole && entry.position != last + 1) fault(place + "the one ahead is at " + last);
            recorded = entry.recorded;
            last = entry.position;
            count++;
            if (!isWhole) continue;
            tree.add(entry.hash);
            Matcher aboutKey = ABOUT_KEY.matcher(entry.text);
            if (aboutKey.find()) follow(aboutKey.group(1), entry.text);
            else if (last == 0) fault(place + "it does not begin a log and name its key");
            for (Checkpoint kept : older) if (kept.size == count) compareOlder(kept);
        }
    }

    /** Which origin and key the log goes by, in its own words. */
    private void follow(String type, String entry) {
        if (type.equals("started") && last > 0) return;
        String text = field(entry, "verifierKey");
        Key key = Key.parse(text);
        boolean isHandedOver = last == 0 || (!keys.isEmpty() && key.hex.equals(keys.getLast().hex))
                || (type.equals("keyadopted") && !keys.isEmpty()
                        && keys.getLast().verifies(text, base64(field(entry, "signedByOld")))
                        && key.verifies(text, base64(field(entry, "signedByNew"))));
        if (!isHandedOver) throw new Wrong("position " + last + ": the key before did not sign the new one");
        if (type.equals("incarnated")) say("  position " + last + ": restored; from here on " + field(entry, "origin"));
        if (!type.equals("keyadopted")) origin = field(entry, "origin");
        keys.add(key);
    }

    private void compareOlder(Checkpoint kept) {
        boolean isSame = Arrays.equals(tree.root(), kept.root);
        if (isSame) unchanged = Math.max(unchanged, count);
        if (isSame) say("  begins with the " + count + " entries of the older checkpoint");
        else fault("the first " + count + " entries are not those of the older checkpoint");
        if (keys.stream().noneMatch(kept::isSignedBy)) fault("the log's key did not sign the older checkpoint");
    }

    private void conclude(Key named) {
        Key key = keys.isEmpty() ? named : keys.getLast();
        say("  " + count + " entries of " + signed.origin + (isWhole ? ", the whole log" : ", chosen") + "; key " + key);
        if (!key.hex.equals(named.hex)) fault("the key is said to be " + named + ", in the log it is " + key);
        if (!signed.isSignedBy(key)) fault("the key did not sign the checkpoint of " + signed.size + " entries");
        if (pinned == null) say("  the key was not compared with one from elsewhere: give --key");
        else if (!pinned.hex.equals(key.hex) && keys.stream().noneMatch(one -> one.hex.equals(pinned.hex))) {
            fault("the log's key is not the one that was given, " + pinned);
        }
        if (!isWhole) say("  nobody can see here what else the filter should have let through");
        if (!isWhole) return;
        if (!signed.origin.equals(origin)) fault("the checkpoint is of another log than " + origin);
        for (Checkpoint kept : older) {
            if (kept.size > count) fault("the log had " + kept.size + " entries before: it was cut or restored");
        }
        if (count != signed.size) fault("there are " + count + " entries, but " + signed.size + " were signed");
        else if (!Arrays.equals(tree.root(), signed.root)) {
            fault("the entries are not those that were signed: from position " + unchanged
                    + " on, one was changed, moved, added or left out");
        }
    }

    // ----- RFC 6962 and C2SP ---------------------------------------------------------------------

    /** Perfect subtrees from the left, the largest first: all that the root needs. */
    private static final class Tree {
        private final List<byte[]> subtrees = new ArrayList<>();
        private long size;

        void add(byte[] leaf) {
            subtrees.add(leaf);
            for (long rest = ++size; (rest & 1) == 0; rest >>= 1) {
                byte[] right = subtrees.removeLast();
                subtrees.add(hash(NODE, subtrees.removeLast(), right));
            }
        }

        byte[] root() {
            byte[] root = subtrees.isEmpty() ? hash() : subtrees.getLast();
            for (int i = subtrees.size() - 2; i >= 0; i--) root = hash(NODE, subtrees.get(i), root);
            return root;
        }
    }

    private record Checkpoint(String origin, long size, byte[] root, String text, String signatures) {
        static Checkpoint parse(String note) {
            int end = note.lastIndexOf("\n\n") + 1;
            String[] lines = note.substring(0, end).split("\n");
            if (lines.length < 3 || !note.endsWith("\n")) throw new Wrong("not a signed checkpoint: " + note);
            return new Checkpoint(lines[0], Long.parseLong(lines[1]), base64(lines[2]),
                    note.substring(0, end), note.substring(end + 1));
        }

        boolean isSignedBy(Key key) {
            byte[] id = key.id(origin);
            for (String line : signatures.split("\n")) {
                if (!line.startsWith("\u2014 " + origin + " ")) continue;
                byte[] both = base64(line.substring(origin.length() + 3));
                if (both.length == 68 && Arrays.equals(both, 0, 4, id, 0, 4)
                        && key.verifies(text, Arrays.copyOfRange(both, 4, 68))) return true;
            }
            return false;
        }
    }

    private record Key(String text, String hex) {
        static Key parse(String text) {
            String[] parts = text.strip().split("\\+", 3); // base64 may hold a plus, a name may not
            byte[] typed = base64(parts[parts.length - 1]);
            if (typed.length != 33 || typed[0] != 1) throw new Wrong("not an Ed25519 verifier key: " + text);
            var key = new Key(text.strip(), HexFormat.of().formatHex(typed, 1, 33));
            if (HexFormat.of().formatHex(key.id(parts[0])).equals(parts[1])) return key;
            throw new Wrong("the id does not fit its key: " + text);
        }

        byte[] id(String name) {
            return Arrays.copyOf(hash((name + "\n\1").getBytes(UTF_8), HexFormat.of().parseHex(hex)), 4);
        }

        boolean verifies(String message, byte[] signature) {
            try {
                byte[] encoded = HexFormat.of().parseHex("302a300506032b6570032100" + hex); // RFC 8410
                var ed25519 = Signature.getInstance("Ed25519");
                ed25519.initVerify(
                        KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
                ed25519.update(message.getBytes(UTF_8));
                return ed25519.verify(signature);
            } catch (GeneralSecurityException malformed) {
                return false;
            }
        }

        @Override public String toString() { return text; }
    }

    private static final byte[] LEAF = {0}, NODE = {1};

    private static byte[] hash(byte[]... parts) {
        MessageDigest digest = sha256();
        for (byte[] part : parts) digest.update(part);
        return digest.digest();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] base64(String text) {
        byte[] bytes = Base64.getDecoder().decode(text);
        if (Base64.getEncoder().encodeToString(bytes).equals(text)) return bytes;
        throw new Wrong("not the one way to write it in base64: " + text);
    }

    /** The first field of this name; quotes inside of strings are escaped, so it is one. */
    private static String field(String json, String name) {
        Matcher field = Pattern.compile("\"" + name + "\"\\s*:\\s*\"?([^\",}\\s]*)").matcher(json);
        return field.find() ? field.group(1) : "";
    }
}
