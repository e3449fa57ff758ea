package dev.tidemark.policy;

import java.util.Optional;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * What a text must look like. Patterns are those of {@code docs/policy.schema.json}, which a test
 * compares.
 *
 * @param toWrite what is expected, for people
 */
record Form(Pattern pattern, String toWrite) {

    static final Form NAME =
            of(
                    "[^\\u0000-\\u001f\\u007f-\\u009f\\u2028\\u2029]{1,80}",
                    "a name of at most 80 characters on one line");
    static final Form ENVIRONMENT =
            of(
                    "[A-Za-z0-9][A-Za-z0-9._-]{0,62}",
                    "letters, digits, '.', '_' and '-', such as staging");
    static final Form DOMAIN =
            of(
                    ENVIRONMENT.pattern().pattern(),
                    "letters, digits, '.', '_' and '-', such as billing");
    static final Form REASON =
            of(
                    "[^\\u0000-\\u001f\\u007f-\\u009f\\u2028\\u2029]{1,300}",
                    "one line of at most 300 characters");
    static final Form GLOB =
            of(
                    "(?!\\./|!)(?=.{1,200}$)(\\*\\*|((?!\\*\\*)[^/\\[\\]{}\\\\\\u0000-\\u001f\\u007f-\\u009f\\u2028\\u2029])+)"
                            + "(/(\\*\\*|((?!\\*\\*)[^/\\[\\]{}\\\\\\u0000-\\u001f\\u007f-\\u009f\\u2028\\u2029])+))*",
                    "a name or path with * and ?, and with ** alone between slashes, such as terraform/**");
    static final Form USER =
            of("[A-Za-z0-9][A-Za-z0-9_-]{0,99}", "a GitHub login without @, such as mona");
    static final Form TEAM =
            of(
                    "[A-Za-z0-9][A-Za-z0-9_-]{0,99}/[A-Za-z0-9._-]{1,100}",
                    "a GitHub team without @, such as acme/platform-leads");
    static final Form ROLE = of("lead|admin|auditor|viewer", "lead, admin, auditor or viewer");
    static final Form DAY =
            of("mon|tue|wed|thu|fri|sat|sun", "mon, tue, wed, thu, fri, sat or sun");
    static final Form TIME_OF_DAY = of("([01][0-9]|2[0-3]):[0-5][0-9]", "a time such as 08:00");
    static final Form TIME_OF_WEEK =
            of(
                    "(mon|tue|wed|thu|fri|sat|sun) ([01][0-9]|2[0-3]):[0-5][0-9]",
                    "a day and a time, such as fri 16:00");
    static final Form MOMENT =
            of(
                    "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]",
                    "a date and a time, such as 2026-12-23T18:00");
    static final Form TIME_ZONE =
            of("[A-Za-z][A-Za-z0-9_+/-]{1,49}", "a time zone by its place, such as Europe/Berlin");
    static final Form LABEL = of("[A-Za-z0-9._/-]{1,317}", "a label, such as team: checkout");
    static final Form LABEL_VALUE = of("[A-Za-z0-9._-]{0,63}", "a label's value, such as checkout");

    private static Form of(String pattern, String toWrite) {
        return new Form(Pattern.compile(pattern), toWrite);
    }

    /** The text, if it is one and of this form; a problem otherwise. */
    Optional<String> read(Node node, Problems problems) {
        if (!(node instanceof ScalarNode scalar)) {
            problems.add(node, "here stands " + toWrite);
            return Optional.empty();
        }
        String text = scalar.getValue();
        if (!Scalar.isText(node)) {
            problems.add(
                    node,
                    text.isEmpty()
                            ? "here is nothing; write " + toWrite
                            : text + " is not a text; write it in quotes if it is meant so");
            return Optional.empty();
        }
        if (!pattern.matcher(text).matches()) {
            problems.add(node, Problems.quoted(text) + " cannot be used; write " + toWrite);
            return Optional.empty();
        }
        return Optional.of(text);
    }
}
