package dev.tidemark.ingest.git;

import dev.tidemark.ingest.JsonSize;
import dev.tidemark.ingest.git.TreeFiles.Node;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;

/**
 * What feeds one source of an application at one commit: a directory, a Helm chart, or whatever a
 * kustomization and all that it builds on read. Files are named one by one, because a directory of
 * overlays would else feed each of them.
 */
final class FeedingPaths {

    private static final int MOST_PATHS = 400;

    /** Of the 65,535 bytes of an entry, what its other attributes leave for certain. */
    private static final int BYTES_OF_PATHS = 40_000;

    private static final int MOST_REFERENCES = 10_000;
    private static final int MOST_LAYERS = 1_000;
    private static final int LARGEST_FILE = 1 << 20;
    private static final int BYTES_IN_ALL = 16 << 20;
    private static final String CHART = "Chart.yaml";
    private static final String FILE_SCHEME = "file://";

    /** Argo CD takes settings of a source from it, and from others for one application each. */
    private static final String OVERRIDES = ".argocd-source";

    private final TreeFiles files;
    private final SortedMap<String, ObjectId> found = new TreeMap<>();
    private final Set<String> visited = new HashSet<>();
    private final Deque<String> unvisited = new ArrayDeque<>();
    private boolean complete = true;
    private int followed;
    private int bytes;

    private FeedingPaths(TreeFiles files) {
        this.files = files;
    }

    /**
     * What was found.
     *
     * @param paths files, and directories ending in a slash, sorted
     * @param digest SHA-256 over every path and its Git object, in hexadecimal
     * @param complete false if something else feeds it too, or could not be followed
     */
    record Feeding(List<String> paths, String digest, boolean complete) {

        Feeding {
            paths = List.copyOf(paths);
        }
    }

    /** Empty if there is no such directory. */
    static Optional<Feeding> of(ObjectReader reader, ObjectId tree, String source)
            throws IOException {
        var files = new TreeFiles(reader, tree);
        Optional<String> path = RepositoryPath.resolve("", source);
        if (path.isEmpty() || !files.find(path.get()).map(Node::isDirectory).orElse(false)) {
            return Optional.empty();
        }
        var feeding = new FeedingPaths(files);
        feeding.source(path.get());
        feeding.follow();
        return Optional.of(
                new Feeding(
                        widened(feeding.found.keySet()), digest(feeding.found), feeding.complete));
    }

    private void source(String path) throws IOException {
        Node directory = files.find(path).orElseThrow();
        for (String name : files.names(directory.id())) {
            if (name.startsWith(OVERRIDES)) {
                file(RepositoryPath.join(path, name));
            }
        }
        unvisited.add(path);
    }

    private void follow() throws IOException {
        while (!unvisited.isEmpty()) {
            String directory = unvisited.remove();
            if (!visited.add(directory)) {
                continue;
            }
            if (visited.size() > MOST_LAYERS) {
                complete = false;
                return;
            }
            open(directory);
        }
    }

    private void open(String directory) throws IOException {
        for (String name : Kustomization.NAMES) {
            String path = RepositoryPath.join(directory, name);
            Optional<Node> file = files.find(path);
            if (file.isPresent()) {
                found.put(path, file.get().id());
                references(directory, content(file.get()).map(Kustomization::parse));
                return;
            }
        }
        found.put(RepositoryPath.shown(directory), files.find(directory).orElseThrow().id());
        Optional<Node> chart = files.find(RepositoryPath.join(directory, CHART));
        if (chart.isPresent()) {
            dependencies(directory, chart.get());
        }
    }

    private void references(String directory, Optional<Kustomization> read) throws IOException {
        Kustomization kustomization = read.orElseGet(Kustomization::unreadable);
        complete &= kustomization.selfContained();
        for (String reference : kustomization.references()) {
            Optional<String> path = RepositoryPath.resolve(directory, reference);
            if (path.isEmpty()) {
                complete = false;
            } else {
                file(path.get());
            }
        }
    }

    /** A file is taken, a directory opened later; what is neither is elsewhere or nowhere. */
    private void file(String path) throws IOException {
        followed++;
        Optional<Node> node = followed > MOST_REFERENCES ? Optional.empty() : files.find(path);
        if (node.isEmpty()) {
            complete = false;
        } else if (node.get().isDirectory()) {
            unvisited.add(path);
        } else {
            found.put(path, node.get().id());
            // A link leads elsewhere, a submodule is another repository's.
            complete &= node.get().isFile();
        }
    }

    /**
     * Which files of values are used stands in the application and may be anywhere, so a chart is
     * never known completely.
     */
    private void dependencies(String directory, Node chart) throws IOException {
        complete = false;
        var root = content(chart).flatMap(YamlNodes::parse);
        if (root.isEmpty()) {
            return;
        }
        for (var dependency : YamlNodes.elements(root.get(), "dependencies")) {
            Optional<String> path =
                    YamlNodes.text(dependency, "repository")
                            .filter(address -> address.startsWith(FILE_SCHEME))
                            .map(address -> address.substring(FILE_SCHEME.length()))
                            .flatMap(relative -> RepositoryPath.resolve(directory, relative));
            if (path.isPresent()) {
                file(path.get());
            }
        }
    }

    private Optional<byte[]> content(Node file) throws IOException {
        if (!file.isFile()) {
            return Optional.empty();
        }
        Optional<byte[]> content = files.read(file, Math.min(LARGEST_FILE, BYTES_IN_ALL - bytes));
        bytes += content.map(read -> read.length).orElse(0);
        return content;
    }

    /** As many as fit; where they do not, directories stand for what is in them. */
    private static List<String> widened(Collection<String> paths) {
        SortedSet<String> fitting = outermost(new TreeSet<>(paths));
        while (fitting.size() > MOST_PATHS || JsonSize.of(fitting) > BYTES_OF_PATHS) {
            int deepest = fitting.stream().mapToInt(FeedingPaths::depth).max().orElse(0);
            var wider = new TreeSet<String>();
            for (String path : fitting) {
                wider.add(depth(path) == deepest ? RepositoryPath.parent(path) : path);
            }
            fitting = outermost(wider);
        }
        return List.copyOf(fitting);
    }

    /** How many directories are above it. */
    private static int depth(String shown) {
        String path = shown.endsWith("/") ? shown.substring(0, shown.length() - 1) : shown;
        return (int) path.chars().filter(character -> character == '/').count();
    }

    /** Without what stands in a directory that is there as well. */
    private static SortedSet<String> outermost(SortedSet<String> paths) {
        if (paths.contains("/")) {
            return new TreeSet<>(List.of("/"));
        }
        var outermost = new TreeSet<String>();
        String last = "/";
        for (String path : paths) {
            if (!(last.endsWith("/") && path.startsWith(last))) {
                outermost.add(path);
                last = path;
            }
        }
        return outermost;
    }

    private static String digest(Map<String, ObjectId> objects) {
        try {
            MessageDigest hash = MessageDigest.getInstance("SHA-256");
            for (Map.Entry<String, ObjectId> object : objects.entrySet()) {
                String line = object.getKey() + "\0" + object.getValue().name() + "\n";
                hash.update(line.getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(hash.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
