package dev.tidemark.approval;

import dev.tidemark.access.SignedIn;
import dev.tidemark.event.Actor;
import dev.tidemark.github.Contributors;
import dev.tidemark.github.GitHubRest;
import dev.tidemark.github.People;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A GitHub where hana wrote every commit and everybody keeps the login. */
public final class KnownPeople extends People {

    private final Map<Long, String> heads = new ConcurrentHashMap<>();

    public KnownPeople(GitHubRest rest) {
        super(rest);
    }

    public void know(long number, String head) {
        heads.put(number, head);
    }

    @Override
    public Actor account(String login) throws IOException {
        throw new IOException("no policy of these tests names a login");
    }

    @Override
    public Contributors contributors(String repository, long number) {
        String head = heads.getOrDefault(number, "");
        return new Contributors(head, Set.of(SignedIn.HANA), List.of(), true);
    }
}
