package dev.tidemark.eventlog;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import dev.tidemark.eventlog.codec.WellFormed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Takes out what must never be stored: tokens, URL credentials, private keys and e-mail addresses
 * become {@code [redacted:<kind>]}. One set of rules for every source.
 */
public final class Redaction {

    /** Raised with every change of the rules, and written beside what they were used on. */
    public static final int VERSION = 1;

    /**
     * What is replaced by what.
     *
     * @param mark a text without which the pattern cannot match; looking for it first is much
     *     faster, and most texts have none
     */
    private record Rule(String mark, Pattern pattern, String replacement) {

        String applyTo(String text) {
            return text.contains(mark) ? pattern.matcher(text).replaceAll(replacement) : text;
        }
    }

    /**
     * Everybody can send long texts, so each rule MUST take time in proportion to the text: where a
     * run of letters does not match, no later place in the same run is tried at full length.
     */
    private static final List<Rule> RULES =
            List.of(
                    new Rule(
                            "PRIVATE KEY-----",
                            Pattern.compile(
                                    "-----BEGIN [A-Z ]*PRIVATE KEY-----.*?(-----END [A-Z ]*PRIVATE"
                                            + " KEY-----|$)",
                                    Pattern.DOTALL),
                            "[redacted:private-key]"),
                    // github.blog/2021-04-05-behind-githubs-new-authentication-token-formats
                    token("_", "\\b(gh[pousr]_[A-Za-z0-9]{16,}|github_pat_[A-Za-z0-9_]{16,})"),
                    token("IA", "\\b(AKIA|ASIA)[A-Z0-9]{16}\\b"),
                    token("xox", "\\bxox[abeoprs]-[A-Za-z0-9-]{10,}"),
                    token("glpat-", "\\bglpat-[A-Za-z0-9_-]{16,}"),
                    // A JSON Web Token; the second where other letters stand before its header.
                    token(
                            "eyJ",
                            "(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{8,}+\\.[A-Za-z0-9_-]{8,}+"
                                    + "\\.[A-Za-z0-9_-]{8,}+"),
                    token(".eyJ", "(?<=\\.)eyJ[A-Za-z0-9_-]{8,}+\\.[A-Za-z0-9_-]{8,}+"),
                    new Rule(
                            "uthorization",
                            Pattern.compile(
                                    "([Aa]uthorization[\"']?\\s{0,3}[:=]\\s{0,3}[\"']?"
                                            + "[A-Za-z]{1,10}) [A-Za-z0-9._~+/=-]{8,}"),
                            "$1 [redacted:token]"),
                    // With a digit, so that no ordinary word is taken for a token.
                    new Rule(
                            "earer ",
                            Pattern.compile(
                                    "\\b([Bb]earer) (?=[^\\s]{0,200}[0-9])[A-Za-z0-9._~+/=-]{20,}"),
                            "$1 [redacted:token]"),
                    new Rule(
                            "@",
                            Pattern.compile(
                                    "(?<![a-zA-Z0-9+.-])([a-zA-Z0-9+.-]++://)[^/\\s@\"'<>]+@"),
                            "$1[redacted:credentials]@"));

    // Not Git's own user in an SSH address, and no version (react@18.2.0-rc.one).
    private static final Rule EMAIL =
            new Rule(
                    "@",
                    Pattern.compile(
                            "(?<![A-Za-z0-9._%+-])(?!git@)[A-Za-z0-9._%+-]++"
                                    + "@(?!v?[0-9]{1,9}\\.[0-9])"
                                    + "(?:[A-Za-z0-9-]{1,63}\\.){1,10}[A-Za-z]{2,24}\\b"),
                    "[redacted:email]");

    /**
     * Names of files and branches, which decide what a change touches: {@code logo@2x.png} is no
     * address, and a path that was altered would match nothing.
     */
    private static final Set<String> PATH_FIELDS =
            Set.of(
                    "added",
                    "removed",
                    "modified",
                    "filename",
                    "previous_filename",
                    "paths",
                    "ref",
                    "headRef",
                    "base",
                    "branch");

    private static final Set<String> SECRET_FIELDS =
            Set.of("password", "secret", "token", "access_token", "client_secret", "api_key");
    private static final String EMAIL_FIELD = "email";
    private static final JsonFactory JSON = new JsonFactory();

    private Redaction() {}

    private static Rule token(String mark, String pattern) {
        return new Rule(mark, Pattern.compile(pattern), "[redacted:token]");
    }

    /** One text without secrets and addresses. */
    public static String text(String text) {
        return EMAIL.applyTo(secrets(text));
    }

    private static String secrets(String text) {
        String redacted = text;
        for (Rule rule : RULES) {
            redacted = rule.applyTo(redacted);
        }
        return redacted;
    }

    /** The value of this field, or an element of the list in it, as it may be stored. */
    public static String value(String field, String value) {
        if (SECRET_FIELDS.contains(field) && !value.isEmpty()) {
            return "[redacted:token]";
        }
        if (field.equals(EMAIL_FIELD) && !value.isEmpty()) {
            return "[redacted:email]";
        }
        return PATH_FIELDS.contains(field) ? secrets(value) : text(value);
    }

    /**
     * A JSON document without secrets, in compact form and otherwise unchanged: order of fields,
     * numbers as written.
     *
     * @throws IOException if it is not JSON, or more follows after the first value
     */
    public static byte[] json(InputStream document) throws IOException {
        var redacted = new ByteArrayOutputStream();
        try (JsonParser parser = JSON.createParser(document);
                JsonGenerator generator = JSON.createGenerator(redacted)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                copy(token, parser, generator);
                if (generator.getOutputContext().inRoot() && parser.nextToken() != null) {
                    throw new IOException("more than one JSON value");
                }
            }
        }
        if (redacted.size() == 0) {
            throw new IOException("no JSON value");
        }
        return redacted.toByteArray();
    }

    private static void copy(JsonToken token, JsonParser parser, JsonGenerator generator)
            throws IOException {
        switch (token) {
            case FIELD_NAME ->
                    generator.writeFieldName(WellFormed.text(text(parser.currentName())));
            case VALUE_STRING ->
                    generator.writeString(WellFormed.text(value(field(parser), parser.getText())));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> generator.writeNumber(parser.getText());
            default -> generator.copyCurrentEvent(parser);
        }
    }

    /** The field whose value this is, for an element of a list the list's. */
    private static String field(JsonParser parser) {
        JsonStreamContext context = parser.getParsingContext();
        while (context.inArray()) {
            context = context.getParent();
        }
        return context.getCurrentName() == null ? "" : context.getCurrentName();
    }
}
