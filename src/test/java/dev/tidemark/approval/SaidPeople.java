package dev.tidemark.approval;

import dev.tidemark.event.Actor;
import dev.tidemark.event.Revision;
import dev.tidemark.github.Contributors;
import dev.tidemark.github.GitHubRest;
import dev.tidemark.github.GitHubSettings;
import dev.tidemark.github.People;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A GitHub that says about people what a test wants it to, or does not answer. */
final class SaidPeople extends People {

    private final Map<String, Actor> accounts = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> teams = new ConcurrentHashMap<>();
    private volatile Contributors contributors = new Contributors("", Set.of(), List.of(), false);
    private volatile boolean answersOfTeams = true;
    private volatile boolean answersOfCommits = true;

    SaidPeople() {
        super(
                new GitHubRest(
                        new GitHubSettings(
                                URI.create("http://127.0.0.1:1"),
                                Optional.empty(),
                                Optional.empty(),
                                URI.create("http://127.0.0.1:1")),
                        Clock.systemUTC()));
    }

    SaidPeople knows(Actor... people) {
        for (Actor actor : people) {
            accounts.put(actor.login(), actor);
        }
        return this;
    }

    SaidPeople inTeam(String team, Actor... members) {
        teams.put(team, Set.copyOf(List.of(members).stream().map(Actor::login).toList()));
        return knows(members);
    }

    SaidPeople commitsBy(Revision head, Collection<Actor> people) {
        contributors = new Contributors(head.sha(), Set.copyOf(people), List.of(), true);
        return this;
    }

    SaidPeople commits(Contributors said) {
        contributors = said;
        return this;
    }

    void answerOfTeams(boolean answers) {
        answersOfTeams = answers;
    }

    void answerOfCommits(boolean answers) {
        answersOfCommits = answers;
    }

    @Override
    public Actor account(String login) throws IOException {
        Actor account = accounts.get(login);
        if (!answersOfTeams || account == null) {
            throw new IOException("no answer about " + login);
        }
        return account;
    }

    @Override
    public boolean isMember(String team, String login) throws IOException {
        if (!answersOfTeams) {
            throw new IOException("no answer about " + team);
        }
        return teams.getOrDefault(team, Set.of()).contains(login);
    }

    @Override
    public Contributors contributors(String repository, long number) throws IOException {
        if (!answersOfCommits) {
            throw new IOException("no answer about " + repository + "#" + number);
        }
        return contributors;
    }
}
