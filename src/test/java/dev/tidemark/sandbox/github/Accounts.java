package dev.tidemark.sandbox.github;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Who has an account, found by what commits and requests say. */
final class Accounts {

    private final Map<String, Account> byLogin = new HashMap<>();
    private final Map<String, Account> byEmail = new HashMap<>();

    Accounts() {
        add(Account.WEB_FLOW);
    }

    void add(Account account) {
        byLogin.put(account.login(), account);
        byEmail.put(account.email(), account);
    }

    Optional<Account> byLogin(String login) {
        return Optional.ofNullable(byLogin.get(login));
    }

    Optional<Account> byEmail(String email) {
        return Optional.ofNullable(byEmail.get(email));
    }
}
