package dev.tidemark.ingest.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.eventlog.Redaction;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Texts that look like a secret or hold one, wherever they stand. Errs on the side of secrets: what
 * is masked can still be compared.
 */
final class SecretText {

    /** How a masked name or key is written, so that nobody's own text can be taken for one. */
    static final String MARK = "[masked:";

    /** Settings in a file or a connection string. Takes time in proportion to the text. */
    private static final Pattern SETTING =
            Pattern.compile(
                    "(?i)(?:password|passwd|passphrase|pwd|secret|token|api_?key|access_?key"
                            + "|private_?key|account_?key|credentials?)"
                            + "[\"']?(?:\\s{0,3}=>?\\s{0,3}|\\s{0,3}:\\s{1,3}|[\"']:)"
                            + "[\"']?[^\\s\"'$<{\\[,;]{4}");

    private static final int TEXTS_IN_TEXTS = 3;
    private static final int SHORTEST = 15;

    private SecretText() {}

    static boolean isSecret(String text) {
        return isSecret(text, TEXTS_IN_TEXTS);
    }

    private static boolean isSecret(String text, int deep) {
        return !isShortWord(text) && looksSecret(text, deep);
    }

    /** Too short for any of the rules, as most names are. */
    private static boolean isShortWord(String text) {
        if (text.length() >= SHORTEST) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (!Character.isLetterOrDigit(unit) && unit != '_' && unit != '-') {
                return false;
            }
        }
        return true;
    }

    private static boolean looksSecret(String text, int deep) {
        return text.contains(MARK)
                || !Redaction.text(text).equals(text)
                || RandomRun.isIn(text)
                || isSetting(text)
                || (deep > 0 && holdsSecret(PlanTree.inText(text), deep - 1));
    }

    private static boolean isSetting(String text) {
        return (text.indexOf('=') >= 0 || text.indexOf(':') >= 0) && SETTING.matcher(text).find();
    }

    private static boolean holdsSecret(Optional<JsonNode> inText, int deep) {
        return inText.isPresent() && holdsSecret(inText.get(), false, deep);
    }

    private static boolean holdsSecret(JsonNode value, boolean named, int deep) {
        if (value.isObject()) {
            boolean pair = NamedValue.isSecret(value);
            return value.properties().stream()
                    .anyMatch(field ->
                            holdsSecret(
                                    field.getValue(),
                                    named
                                            || SecretNames.isSecret(field.getKey())
                                            || (pair && NamedValue.isValue(field.getKey())),
                                    deep));
        }
        if (value.isArray()) {
            return value.valueStream().anyMatch(element -> holdsSecret(element, named, deep));
        }
        if (value.isTextual()) {
            return named ? !value.textValue().isEmpty() : isSecret(value.textValue(), deep);
        }
        return named && value.isNumber();
    }
}
