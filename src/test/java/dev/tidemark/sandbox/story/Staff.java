package dev.tidemark.sandbox.story;

import dev.tidemark.sandbox.github.Account;
import dev.tidemark.sandbox.openid.Person;
import dev.tidemark.sandbox.openid.Person.GitHubAccount;
import java.util.List;

/** Who of the organisation signs in to its tools, and with which account each works on GitHub. */
public final class Staff {

    public static final Person DEVELOPER = person("developer", Team.HANA, List.of(Team.DEVELOPERS));
    public static final Person LEAD =
            person("lead", Team.JIWON, List.of(Team.DEVELOPERS, Team.PLATFORM_LEADS));
    public static final Person LEAD2 =
            person("lead2", Team.TAEMIN, List.of(Team.DEVELOPERS, Team.PLATFORM_LEADS));
    public static final Person AUDITOR = person("auditor", Team.DAHYE, List.of(Team.AUDIT));
    public static final Person ADMIN =
            person("admin", Team.MINSU, List.of(Team.DEVELOPERS, Team.ADMINS));

    public static final List<Person> ALL = List.of(DEVELOPER, LEAD, LEAD2, AUDITOR, ADMIN);

    private Staff() {}

    private static Person person(String login, Account account, List<String> groups) {
        return new Person(
                "eco-" + account.id(),
                login,
                account.name(),
                login + "@eco-cycle.example",
                groups,
                new GitHubAccount(account.login(), account.id()));
    }
}
