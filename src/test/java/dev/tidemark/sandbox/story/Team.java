package dev.tidemark.sandbox.story;

import dev.tidemark.sandbox.github.Account;
import java.util.List;

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

    private Team() {}

    private static Account person(long id, String login, String name) {
        return Account.person(id, login, name, login + "@eco-cycle.example");
    }
}
