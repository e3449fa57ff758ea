package dev.tidemark.sandbox.github;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who belongs to the only organisation, and to which of its teams. */
public final class Organization {

    private final Object lock;
    private final Account account;
    private final Set<Account> members = new LinkedHashSet<>();
    private final Map<String, Team> teams = new LinkedHashMap<>();
    private final IdSequence teamIds = new IdSequence(9_480_113L, 331);

    Organization(Object lock, Account account) {
        this.lock = lock;
        this.account = account;
    }

    /** A team and how far each of its people is: invited, or in it. */
    record Team(long id, String slug, Map<Account, State> states) {}

    /** Of a membership. */
    enum State {
        ACTIVE,
        PENDING
    }

    Account account() {
        return account;
    }

    void add(Account member) {
        members.add(member);
    }

    boolean has(Account one) {
        return members.contains(one);
    }

    List<Account> members() {
        return List.copyOf(members);
    }

    /** Creates a team, or puts more people into it. */
    public void addTo(String slug, Account... people) {
        set(slug, State.ACTIVE, people);
    }

    /** Asks somebody to join a team, who has not yet said yes. */
    public void invite(String slug, Account... people) {
        set(slug, State.PENDING, people);
    }

    private void set(String slug, State state, Account... people) {
        synchronized (lock) {
            var team = teams.computeIfAbsent(slug, this::newTeam);
            for (var one : people) {
                team.states().put(one, state);
            }
        }
    }

    private Team newTeam(String slug) {
        return new Team(teamIds.next(), slug, new LinkedHashMap<>());
    }

    /** Takes somebody out of a team. */
    public void removeFrom(String slug, Account one) {
        synchronized (lock) {
            @Nullable Team team = teams.get(slug);
            if (team != null) {
                team.states().remove(one);
            }
        }
    }

    Optional<Team> team(String slug) {
        return Optional.ofNullable(teams.get(slug));
    }

    List<Team> teams() {
        return List.copyOf(teams.values());
    }

    /** The teams that somebody is in. */
    List<Team> teamsOf(Account one) {
        var found = new ArrayList<Team>();
        for (var team : teams.values()) {
            if (team.states().get(one) == State.ACTIVE) {
                found.add(team);
            }
        }
        return found;
    }
}
