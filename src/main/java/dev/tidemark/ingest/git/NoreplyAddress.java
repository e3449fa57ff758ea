package dev.tidemark.ingest.git;

import dev.tidemark.event.Actor;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jgit.lib.PersonIdent;
import org.jspecify.annotations.Nullable;

/**
 * GitHub's noreply addresses, the only e-mail addresses that name an account: {@code
 * 12345+hana@users.noreply.github.com}, older {@code hana@users.noreply.github.com}. Only those of
 * the repository's own host count, because another host's account is another person's.
 *
 * @see <a
 *     href="https://docs.github.com/account-and-profile/reference/email-addresses-reference">GitHub's
 *     reference</a>
 */
final class NoreplyAddress {

    private final Pattern form;
    private final String webInterface;

    NoreplyAddress(String host) {
        String name = host.replaceFirst(":[0-9]+$", "");
        form =
                Pattern.compile(
                        "(?:([1-9][0-9]{0,18})\\+)?"
                                + "([A-Za-z0-9][A-Za-z0-9_-]{0,99}(?:\\[bot])?)"
                                + "@users\\.noreply\\."
                                + Pattern.quote(name),
                        Pattern.CASE_INSENSITIVE);
        webInterface = "noreply@" + name;
    }

    /** The account that this address names; null for any other address. */
    @Nullable Actor account(@Nullable PersonIdent person) {
        if (person == null) {
            return null;
        }
        Matcher address = form.matcher(person.getEmailAddress());
        return address.matches() ? new Actor(address.group(2), address.group(1)) : null;
    }

    /** Whether GitHub itself made the commit, for someone who clicked. */
    boolean isWebInterface(@Nullable PersonIdent person) {
        return person != null
                && person.getEmailAddress().toLowerCase(Locale.ROOT).equals(webInterface);
    }
}
