package dev.tidemark.sandbox.story;

import dev.tidemark.sandbox.github.Account;
import dev.tidemark.sandbox.github.Permission;
import dev.tidemark.sandbox.github.SimulatedGitHub;
import dev.tidemark.sandbox.github.SimulatedRepository;
import java.util.List;
import java.util.stream.Stream;

/** The people of the example organisation. Ids never change: they are who somebody is. */
public final class Team {

    public static final Account ORGANIZATION = Account.organization(98_204_117L, "eco-cycle");

    /** Whose token the portal has. */
    public static final Account PORTAL =
            Account.person(
                    171_440_236L, "tidemark-portal", "Tidemark", "tidemark@eco-cycle.example");

    static final Account HANA = person(41_203_588L, "hana", "Hana Yoon");
    static final Account MINSU = person(38_915_042L, "minsu", "김민수");
    static final Account SORA = person(52_771_960L, "sora", "Sora Lim");
    static final Account JIWON = person(29_330_175L, "jiwon", "Jiwon Park");
    static final Account TAEMIN = person(66_018_431L, "taemin", "Taemin Choi");

    /** Reads and writes nothing, so nothing in the story is by her. */
    static final Account DAHYE = person(73_350_906L, "dahye", "Dahye Kwon");

    static final String DEVELOPERS = "developers";
    static final String PLATFORM_LEADS = "platform-leads";
    static final String AUDIT = "audit";
    static final String ADMINS = "admins";

    /** Who works on the repository. */
    static final List<Account> ALL = List.of(HANA, MINSU, SORA, JIWON, TAEMIN);

    /** With an account on GitHub and no business here. */
    public static final Account STRANGER =
            Account.person(90_117_544L, "yuna", "Yuna Seo", "yuna@elsewhere.example");

    private Team() {}

    /** Somebody by login. */
    public static Account named(String login) {
        return Stream.concat(ALL.stream(), Stream.of(DAHYE, STRANGER, PORTAL))
                .filter(one -> one.login().equals(login))
                .findAny()
                .orElseThrow();
    }

    static void joinTo(SimulatedGitHub github) {
        ALL.forEach(github::addAccount);
        github.addAccount(DAHYE);
        github.addStranger(STRANGER);
        var organization = github.organization();
        organization.addTo(DEVELOPERS, HANA, MINSU, SORA, JIWON, TAEMIN);
        organization.addTo(PLATFORM_LEADS, JIWON, TAEMIN);
        organization.addTo(AUDIT, DAHYE);
        organization.addTo(ADMINS, MINSU);
    }

    static void grantIn(SimulatedRepository repository) {
        repository.grant(JIWON, Permission.ADMIN);
        repository.grant(MINSU, Permission.ADMIN);
        repository.grant(TAEMIN, Permission.MAINTAIN);
        repository.grant(DAHYE, Permission.READ);
        repository.grant(PORTAL, Permission.ADMIN);
    }

    private static Account person(long id, String login, String name) {
        return Account.person(id, login, name, login + "@eco-cycle.example");
    }
}
