package dev.tidemark.ingest.policy;

import dev.tidemark.event.Repository;
import dev.tidemark.event.Revision;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A repository that is made of commits with one parent each, and a branch that can be put anywhere.
 */
final class FakeRepository implements PolicyRepository {

    static final String NAME = "acme/infrastructure";
    static final Repository ID = Repository.byId("github.com", 42);
    static final URI ADDRESS = URI.create("https://github.com/" + NAME);

    private final Map<Revision, Revision> parents = new HashMap<>();
    private final Map<Revision, Judgement> files = new HashMap<>();
    private final Map<Pull, Boolean> pulls = new LinkedHashMap<>();
    private final List<String> said = new ArrayList<>();
    private @Nullable Revision head;
    private @Nullable IOException refusal;

    static Revision commit(int number) {
        return new Revision("%040x".formatted(number));
    }

    /** A commit, after another or as the first; its file is null where it has none. */
    Revision commit(int number, int parent, @Nullable String file) {
        Revision commit = commit(number);
        parents.put(commit, commit(parent));
        files.put(commit, file == null ? Judgement.ABSENT : Judgement.of(file));
        return commit;
    }

    /** Puts the branch there. */
    void put(Revision commit) {
        head = commit;
    }

    void pull(long number, Revision at, boolean touches) {
        pulls.keySet().removeIf(pull -> pull.number() == number);
        pulls.put(new Pull(number, at), touches);
    }

    void refuseToSay(@Nullable IOException why) {
        refusal = why;
    }

    /** Commit, and whether it is valid, of every status. */
    List<String> said() {
        return said;
    }

    @Override
    public Optional<Head> head() {
        return Optional.ofNullable(head).map(commit -> new Head(ID, ADDRESS, commit));
    }

    @Override
    public Judgement judge(Revision commit) {
        return files.getOrDefault(commit, Judgement.ABSENT);
    }

    @Override
    public Order order(Revision one, Revision other) {
        if (one.equals(other)) {
            return Order.SAME;
        }
        return isBefore(one, other)
                ? Order.AFTER
                : isBefore(other, one) ? Order.BEFORE : Order.ASIDE;
    }

    private boolean isBefore(Revision early, Revision late) {
        for (Revision at = parents.get(late); at != null; at = parents.get(at)) {
            if (at.equals(early)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public List<Pull> pulls() {
        return List.copyOf(pulls.keySet());
    }

    @Override
    public boolean touchesTheFile(Pull pull) {
        return Boolean.TRUE.equals(pulls.get(pull));
    }

    @Override
    public void say(Revision commit, Judgement judgement) throws IOException {
        if (refusal != null) {
            throw refusal;
        }
        said.add(
                Integer.parseInt(commit.sha(), 16)
                        + (judgement.isValid() ? " success" : " failure"));
    }
}
