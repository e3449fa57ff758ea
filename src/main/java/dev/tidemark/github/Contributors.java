package dev.tidemark.github;

import dev.tidemark.event.Actor;
import java.util.List;
import java.util.Set;

/**
 * Who made the commits of a pull request.
 *
 * @param head the last of these commits
 * @param people their authors and committers by account; GitHub's own committer of what is written
 *     or merged on its pages is nobody
 * @param commitsOfUnknown commits whose author or committer is no account
 * @param complete whether these are all commits; GitHub lists 250 at most
 */
public record Contributors(
        String head, Set<Actor> people, List<String> commitsOfUnknown, boolean complete) {

    public Contributors {
        people = Set.copyOf(people);
        commitsOfUnknown = List.copyOf(commitsOfUnknown);
    }
}
