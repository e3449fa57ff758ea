package dev.tidemark.ingest.atlantis;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What Atlantis can be asked for ({@code server/events/comment_parser.go}).
 *
 * @param fewestWords how many words it needs that are no flags
 * @param mostWords how many it takes
 * @param valued its flags with a value
 * @param bare its flags without one
 */
record Verb(String word, int fewestWords, int mostWords, Set<String> valued, Set<String> bare) {

    private static final Set<String> WHERE = Set.of("dir", "workspace", "project");
    private static final Set<String> VERBOSE = Set.of("verbose");

    private static final List<Verb> ALL =
            List.of(
                    new Verb("plan", 0, 0, WHERE, VERBOSE),
                    new Verb(
                            "apply",
                            0,
                            0,
                            Set.of("dir", "workspace", "project", "auto-merge-method"),
                            Set.of("verbose", "auto-merge-disabled")),
                    new Verb("unlock", 0, 0, Set.of(), Set.of()),
                    new Verb(
                            "approve_policies",
                            0,
                            0,
                            Set.of("dir", "workspace", "project", "policy-set"),
                            Set.of("verbose", "clear-policy-approval")),
                    new Verb("import", 2, 2, WHERE, VERBOSE),
                    new Verb("state", 2, Integer.MAX_VALUE, WHERE, VERBOSE),
                    new Verb("version", 0, 0, WHERE, VERBOSE),
                    new Verb("cancel", 0, 0, WHERE, VERBOSE));

    static Optional<Verb> called(String word) {
        return ALL.stream().filter(verb -> verb.word.equals(word)).findFirst();
    }

    boolean takes(int words) {
        return words >= fewestWords && words <= mostWords;
    }
}
