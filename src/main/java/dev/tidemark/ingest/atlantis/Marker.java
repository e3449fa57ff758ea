package dev.tidemark.ingest.atlantis;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Atlantis' own word that something did not work: {@code **Apply Error**} before the output of a
 * command that broke, {@code **Apply Failed**: why} where a rule was not met.
 *
 * @param ran of what
 * @param message why, for a failure; empty for an error
 */
record Marker(Ran ran, Kind kind, String message) {

    enum Kind {
        ERROR,
        FAILED
    }

    private static final Pattern ANY =
            Pattern.compile("\\*\\*[^*]{1,40} (?:Error|Failed)\\*\\*(?::.*)?");
    private static final Pattern FORM =
            Pattern.compile("\\*\\*([A-Z][^*]{1,40}) (?:(Error)\\*\\*|Failed\\*\\*: (.*))");

    /** Whether the line could be taken for one, with whatever title. */
    static boolean isLike(String line) {
        return ANY.matcher(line.stripTrailing()).matches();
    }

    static Optional<Marker> parse(String line) {
        Matcher matcher = FORM.matcher(line.stripTrailing());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Kind kind = matcher.group(2) == null ? Kind.FAILED : Kind.ERROR;
        String message = kind == Kind.FAILED ? matcher.group(3) : "";
        return Ran.titled(matcher.group(1)).map(ran -> new Marker(ran, kind, message));
    }
}
