package dev.tidemark.sandbox.github;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Who has an account, found by what commits and requests say. */
final class Accounts {

    /** GitHub takes capital letters in a login for small ones. */
    private final Map<String, Account> byLogin = new LinkedHashMap<>();

    private final Map<String, Account> byEmail = new HashMap<>();

    Accounts() {
        add(Account.WEB_FLOW);
    }

    void add(Account account) {
        byLogin.put(account.login().toLowerCase(Locale.ROOT), account);
        byEmail.put(account.email(), account);
    }

    Optional<Account> byLogin(String login) {
        return Optional.ofNullable(byLogin.get(login.toLowerCase(Locale.ROOT)));
    }

    Optional<Account> byId(long id) {
        return byLogin.values().stream().filter(one -> one.id() == id).findAny();
    }

    /** Who can sign in. */
    List<Account> people() {
        return byLogin.values().stream()
                .filter(one -> one.type().equals("User") && !one.equals(Account.WEB_FLOW))
                .toList();
    }

    Optional<Account> byEmail(String email) {
        return Optional.ofNullable(byEmail.get(email));
    }
}
