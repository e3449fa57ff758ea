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
    private static final byte[] LEAF = {0}, NODE = {1};
    private static final ThreadLocal<MessageDigest> SHA256 = ThreadLocal.withInitial(Verify::sha256);

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

    public static void main(String[] arguments) { System.exit(run(arguments, System.out)); }

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
            String word = words.remove(), value = word.matches("--key|--older") ? words.poll() : null;
            if (value != null && !value.contains("+")) value = Files.readString(Path.of(value));
            if (value == null && (target != null || word.startsWith("-"))) throw new IOException(USAGE);
            if (value == null) target = word;
            else if (word.equals("--key")) pinned = Key.parse(value);
            else older.add(Checkpoint.parse(value));
        }
        if (target == null) throw new IOException(USAGE);
        if (target.matches("https?://.+")) {
            checkPortal(URI.create(target.replaceFirst("(/log)?/*$", "/log/")));
        } else {
            try (var zip = new ZipFile(target)) {
                checkExport(zip);
            }
        }
    }

    private void say(String line) { // what a hostile log says must not command a terminal
        out.println(line.replaceAll("[\\p{Cntrl}\\p{Cf}&&[^\n]]", "?"));
    }

    private void fault(String what) {
        if (++faults <= 20) say("  WRONG: " + what.substring(0, Math.min(what.length(), 500)));
    }

    private static IllegalArgumentException wrong(String what) { return new IllegalArgumentException(what); }

    // ----- an export: a zip of parts, whose sizes and SHA-256 manifest.json lists

    private static final Pattern LISTED = Pattern.compile("\"name\"\\s*:\\s*\"([^\"\\\\]+)\"\\s*,"
            + "\\s*\"bytes\"\\s*:\\s*(\\d{1,15})\\s*,\\s*\"sha256\"\\s*:\\s*\"(\\p{XDigit}{64})\"");

    private void checkExport(ZipFile zip) throws IOException {
        String manifest = text(zip, "manifest.json");
        var parts = new TreeMap<String, String>(); // with bytes and SHA-256
        for (Matcher part = LISTED.matcher(manifest); part.find(); ) {
            parts.put(part.group(1), part.group(2) + " " + part.group(3));
        }
        List<String> there = zip.stream().map(ZipEntry::getName)
                .filter(part -> !part.equals("manifest.json")).sorted().toList();
        if (!there.equals(List.copyOf(parts.keySet()))) throw wrong(there + " are not the parts " + parts.keySet());
        signed = Checkpoint.parse(text(zip, "checkpoint"));
        isWhole = field(manifest, "whole").equals("true");
        if (!isWhole && !older.isEmpty()) throw new IOException("--older needs the whole log");
        String name = parts.containsKey("entries.csv") ? "entries.csv" : "entries.ndjson";
        try (var entries = new Part(zip, name, parts.remove(name));
                var positions = new Part(zip, "positions.txt", parts.remove("positions.txt"));
                var proofs = isWhole ? null : new Part(zip, "proofs.txt", parts.remove("proofs.txt"))) {
            checkEntries(entries, positions, proofs);
        } catch (IllegalArgumentException wrong) {
            fault(wrong.getMessage()); // the other parts are worth a look nevertheless
        }
        for (var other : parts.entrySet()) new Part(zip, other.getKey(), other.getValue()).close();
        var truths = Map.of("format", "dev.tidemark.export.v1", "origin", signed.origin,
                "size", "" + signed.size, "count", "" + count);
        for (String claim : truths.keySet()) {
            boolean isTrue = truths.get(claim).equals(field(manifest, claim));
            if (!isTrue) fault("manifest.json: " + claim + " is not " + truths.get(claim));
        }
        conclude(Key.parse(field(manifest, "verifierKey")));
    }

    private void checkEntries(Part entries, Part positions, Part proofs) throws IOException {
        boolean isCsv = entries.name.equals("entries.csv");
        if (isCsv && !("" + entries.lines.readLine()).endsWith(",entry")) throw wrong("no column entry");
        for (var some = new ArrayList<Row>(); ; some.clear()) {
            for (String line; some.size() < AT_ONCE && (line = entries.lines.readLine()) != null; ) {
                byte[] entry = (isCsv ? entries.lastCell(line) : line).getBytes(UTF_8);
                long position = positions.position();
                if (position < 0) throw wrong(positions.name + " ends before " + entries.name);
                some.add(new Row(position, entry, proofs == null ? null : proofs.lines.readLine() + ""));
            }
            if (some.isEmpty()) break;
            add(some);
        }
        long more = positions.position();
        if (more >= 0) throw wrong("position " + more + " has no entry");
    }

    private static String text(ZipFile zip, String name) throws IOException {
        if (zip.getEntry(name) == null) throw new IOException("this is no export: it has no " + name);
        try (InputStream in = zip.getInputStream(zip.getEntry(name))) {
            return new String(in.readNBytes(1 << 25), UTF_8);
        }
    }

    /** Reads a part, never further than the manifest says, and compares it when it is closed. */
    private final class Part extends FilterInputStream {
        private final String name, listed;
        private final MessageDigest digest = sha256();
        private final BufferedReader lines = new BufferedReader(new InputStreamReader(this, UTF_8));
        private long bytes, length, position = -1, endOfRun = -1;

        Part(ZipFile zip, String name, String listed) throws IOException {
            super(listed == null ? null : zip.getInputStream(zip.getEntry(name)));
            if (listed == null) throw wrong("the export has no " + name);
            this.name = name;
            this.listed = listed;
        }

        @Override public int read(byte[] into, int from, int most) throws IOException {
            int end = from + in.read(into, from, most);
            for (int i = from; i < end; i++) {
                length = into[i] == '\n' ? 0 : length + 1;
                if (length > 4 * LONGEST) throw wrong(name + " has a line that is too long");
            }
            digest.update(into, from, Math.max(0, end - from));
            bytes += Math.max(0, end - from);
            if (bytes > Long.parseLong(listed.split(" ")[0])) throw wrong(name + " is longer than listed");
            return end - from;
        }

        long position() throws IOException { // of a line `7` or `7-12`; -1 at the end
            if (position < endOfRun) return ++position;
            String line = lines.readLine();
            if (line == null) return -1;
            long first = Long.parseLong(line.replaceFirst("-.*", ""));
            if (first <= position) throw wrong("position " + first + " after " + position);
            endOfRun = Long.parseLong(line.replaceFirst(".*-", ""));
            return position = first;
        }

        String lastCell(String line) throws IOException { // of a record by RFC 4180; always in quotes
            for (int more = 0; more < 99 && line.replaceAll("[^\"]+", "").length() % 2 == 1; more++) {
                line += "\n" + lines.readLine();
            }
            Matcher cell = Pattern.compile(",\"((?:[^\"]++|\"\")*+)\"$").matcher(line);
            return cell.find() ? cell.group(1).replace("\"\"", "\"") : "";
        }

        @Override public void close() throws IOException {
            transferTo(OutputStream.nullOutputStream());
            in.close();
            String read = bytes + " " + HexFormat.of().formatHex(digest.digest());
            if (!read.equals(listed)) fault(name + " is not as listed: bytes and SHA-256 are " + read);
        }
    }

    // ----- a log over HTTP: checkpoint, bundles of entries, tiles of hashes

    private void checkPortal(URI log) throws IOException {
        boolean isSafe = log.getScheme().equals("https")
                || InetAddress.getByName(log.getHost()).isLoopbackAddress();
        if (TOKEN != null && !isSafe) throw new IOException("the token is only sent over https");
        signed = Checkpoint.parse(new String(get(log.resolve("checkpoint"), 1 << 16), UTF_8));
        List<List<byte[]>> levels = new ArrayList<>(); // of tiles: the hashes behind the last full one
        levels.add(new ArrayList<>());
        for (long first = 0; first < signed.size; first += WIDTH) {
            int width = (int) Math.min(WIDTH, signed.size - first);
            URI address = log.resolve(tile("entries", first / WIDTH, width));
            var bundle = ByteBuffer.wrap(get(address, WIDTH * (LONGEST + 2)));
            var some = new ArrayList<Row>();
            while (bundle.remaining() > 1) {
                byte[] entry = new byte[Math.min(bundle.getShort() & 0xffff, bundle.remaining())];
                bundle.get(entry);
                some.add(new Row(first + some.size(), entry, null));
            }
            if (some.size() != width) throw wrong(address + " has " + some.size() + " entries");
            add(some).forEach(entry -> levels.get(0).add(entry.hash));
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
        byte[] served = Arrays.copyOf(get(address, WIDTH * 32), WIDTH * 32);
        for (int i = 0; i < hashes.size(); i++) {
            if (Arrays.equals(hashes.get(i), Arrays.copyOfRange(served, i * 32, i * 32 + 32))) continue;
            fault("position " + (index * WIDTH + i << 8 * level) + (level == 0 ? "" : " and on")
                    + ": hash " + i + " of " + address + " is of something else");
        }
        if (hashes.size() < WIDTH) return;
        if (levels.size() == level + 1) levels.add(new ArrayList<>());
        var full = new Tree();
        hashes.forEach(full::add);
        hashes.clear();
        levels.get(level + 1).add(full.root());
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
            if (status >= 500) throw wrong(said);
            throw new IOException(said);
        }
    }

    // ----- entries, one after the other

    private static final Pattern ENTRY = Pattern.compile( // `data`, which might name a time, comes before
            "\\{\"[^\\x00-\\x1f]*\"recordedat\":\"([\\d-]{10}T[\\d:]{8}\\.\\d{6}Z)\"[^\\x00-\\x1f]*\"}");
    private static final Pattern ABOUT_KEY = Pattern.compile( // `type` is the last attribute
            "\"type\":\"dev\\.tidemark\\.log\\.(started|keyadopted|incarnated)\\.v1\"}$");

    private record Entry(long position, byte[] hash, String text, String time, String fault) {}

    /** An entry as read; its line of proofs.txt is null in a whole log. */
    private record Row(long position, byte[] bytes, String proof) {
        Entry look(Checkpoint signed) {
            String text = new String(bytes, UTF_8), fault = null;
            Matcher entry = ENTRY.matcher(text);
            String time = entry.matches() ? entry.group(1) : "";
            boolean isText = bytes.length <= LONGEST && Arrays.equals(bytes, text.getBytes(UTF_8));
            if (!isText || time.isEmpty()) fault = "it is not an entry in canonical form";
            byte[] hash = hash(LEAF, bytes);
            var path = new ArrayDeque<>(List.of((proof + "").split(" ")));
            boolean isPlace = path.remove().equals("" + position) && position < signed.size;
            boolean isProved = proof == null
                    || isPlace && Arrays.equals(root(hash, position, signed.size, path), signed.root);
            if (!isProved) fault = "its proof does not lead to the signed root";
            return new Entry(position, hash, text, time, fault);
        }

        /** RFC 6962 section 2.1.1 backwards: the path's last hash is the root's other child. */
        private static byte[] root(byte[] leaf, long place, long size, Deque<String> path) {
            if (path.isEmpty() || size == 1) return path.isEmpty() && size == 1 ? leaf : NODE;
            byte[] other = base64(path.removeLast());
            long left = Long.highestOneBit(size - 1);
            return place < left ? hash(NODE, root(leaf, place, left, path), other)
                    : hash(NODE, other, root(leaf, place - left, size - left, path));
        }
    }

    private List<Entry> add(List<Row> rows) {
        List<Entry> entries = rows.parallelStream().map(row -> row.look(signed)).toList(); // on all cores
        for (Entry entry : entries) {
            String place = "position " + entry.position + ": ";
            if (entry.fault != null) fault(place + entry.fault);
            boolean isLater = entry.time.compareTo(recorded) >= 0;
            if (!isLater) fault(place + "recorded before the one ahead: " + entry.time);
            if (isWhole && entry.position != last + 1) fault(place + "the one ahead is at " + last);
            recorded = entry.time;
            last = entry.position;
            count++;
            if (!isWhole) continue;
            tree.add(entry.hash);
            Matcher aboutKey = ABOUT_KEY.matcher(entry.text.substring(Math.max(0, entry.text.length() - 99)));
            if (aboutKey.find()) follow(aboutKey.group(1), entry.text);
            else if (last == 0) fault(place + "it does not begin a log and name its key");
            older.stream().filter(kept -> kept.size == count).forEach(this::compareOlder);
        }
        return entries;
    }

    /** Which origin and key the log goes by, in its own words. */
    private void follow(String type, String entry) {
        if (type.equals("started") && last > 0) return;
        String text = field(entry, "verifierKey");
        Key key = Key.parse(text), before = keys.isEmpty() ? key : keys.getLast();
        boolean isSigned = key.hex.equals(before.hex) || (type.equals("keyadopted")
                && before.verifies(text, base64(field(entry, "signedByOld")))
                && key.verifies(text, base64(field(entry, "signedByNew"))));
        if (!isSigned) fault("position " + last + ": the key before did not sign the new one");
        if (!type.equals("keyadopted")) origin = field(entry, "origin");
        if (type.equals("incarnated")) say("  position " + last + ": restored, now " + origin);
        if (isSigned) keys.add(key);
    }

    private void compareOlder(Checkpoint kept) {
        boolean isSame = Arrays.equals(tree.root(), kept.root);
        if (keys.stream().noneMatch(kept::isSignedBy)) fault("the older checkpoint is another log's");
        if (!isSame) fault("the first " + count + " entries are not those of the older checkpoint");
        else say("  begins with the " + count + " entries of the older checkpoint");
        if (isSame) unchanged = count;
    }

    private void conclude(Key named) {
        Key key = keys.isEmpty() ? named : keys.getLast();
        say("  entries: " + count + (isWhole ? ", the whole of " : ", chosen of ") + signed.origin);
        say("  key: " + key.text + (pinned == null ? ", not compared: give --key from elsewhere" : ""));
        if (!key.hex.equals(named.hex)) fault("the key is said to be " + named.text + ", not this one");
        boolean isKnown = pinned == null || pinned.hex.equals(key.hex)
                || keys.stream().anyMatch(one -> one.hex.equals(pinned.hex));
        if (!isKnown) fault("the log's key is not the one that was given, " + pinned.text);
        if (!signed.isSignedBy(key)) fault("the key did not sign the checkpoint of " + signed.size);
        if (!isWhole) return;
        if (!signed.origin.equals(origin)) fault("the checkpoint is not of " + origin);
        older.stream().filter(kept -> kept.size > count).forEach(kept ->
                fault("the log had " + kept.size + " entries: it was cut or restored"));
        if (count != signed.size || !Arrays.equals(tree.root(), signed.root)) {
            fault("these " + count + " entries are not the " + signed.size + " that were signed: from"
                    + " position " + unchanged + " on, one was changed, moved, added or left out");
        }
    }

    // ----- RFC 6962 and C2SP

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
            if (lines.length < 3 || !note.endsWith("\n")) throw wrong("not a signed checkpoint: " + note);
            return new Checkpoint(lines[0], Long.parseLong(lines[1]), base64(lines[2]),
                    note.substring(0, end), note.substring(end + 1));
        }

        boolean isSignedBy(Key key) {
            for (String line : signatures.split("\n")) {
                if (!line.startsWith("\u2014 " + origin + " ")) continue;
                byte[] both = base64(line.substring(origin.length() + 3));
                if (both.length == 68 && Arrays.equals(both, 0, 4, key.id(origin), 0, 4)
                        && key.verifies(text, Arrays.copyOfRange(both, 4, 68))) return true;
            }
            return false;
        }
    }

    private record Key(String text, String hex) {
        static Key parse(String text) {
            String[] words = text.strip().split("\\+", 3); // base64 may hold a plus, a name may not
            byte[] typed = base64(words[words.length - 1]);
            if (words.length != 3 || typed.length != 33 || typed[0] != 1) throw wrong("no verifier key: " + text);
            var key = new Key(text.strip(), HexFormat.of().formatHex(typed, 1, 33));
            if (HexFormat.of().formatHex(key.id(words[0])).equals(words[1])) return key;
            throw wrong("an id of another key: " + text);
        }

        byte[] id(String name) {
            byte[] key = HexFormat.of().parseHex(hex);
            return Arrays.copyOf(hash((name + "\n\1").getBytes(UTF_8), key), 4);
        }

        boolean verifies(String message, byte[] signature) {
            try {
                var encoded = HexFormat.of().parseHex("302a300506032b6570032100" + hex); // RFC 8410
                var verification = Signature.getInstance("Ed25519");
                verification.initVerify(KeyFactory.getInstance("Ed25519")
                        .generatePublic(new X509EncodedKeySpec(encoded)));
                verification.update(message.getBytes(UTF_8));
                return verification.verify(signature);
            } catch (GeneralSecurityException malformed) {
                return false;
            }
        }
    }

    private static byte[] hash(byte[]... parts) {
        MessageDigest digest = SHA256.get();
        for (byte[] part : parts) digest.update(part);
        return digest.digest();
    }

    private static MessageDigest sha256() {
        try { return MessageDigest.getInstance("SHA-256"); }
        catch (NoSuchAlgorithmException impossible) { throw new IllegalStateException(impossible); }
    }

    private static byte[] base64(String text) { // one way to write it, as C2SP asks
        byte[] bytes = Base64.getDecoder().decode(text);
        if (Base64.getEncoder().encodeToString(bytes).equals(text)) return bytes;
        throw wrong("not the base64 that it should be: " + text);
    }

    private static String field(String json, String name) { // quotes within strings are escaped
        Matcher field = Pattern.compile("\"" + name + "\"\\s*:\\s*\"?([^\",}\\s]*)").matcher(json);
        return field.find() ? field.group(1) : "";
    }
}
