package dev.tidemark.ingest.argocd;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What of Argo CD's config maps decides whether waves and phases wait.
 *
 * @param versions of the two config maps
 */
record Settings(boolean applicationHealth, boolean progressiveSyncs, String versions) {

    private static final String HEALTH = "resource.customizations.health.argoproj.io_Application";
    private static final String PHASES = "applicationsetcontroller.enable.progressive.syncs";
    private static final Set<String> TRUE = Set.of("1", "t", "T", "true", "TRUE", "True");

    private static final Pattern OLD_KEY =
            Pattern.compile("[\"']?argoproj\\.io/Application[\"']?[ ]*:.*");
    private static final String LUA = "health.lua";

    /**
     * Reads them.
     *
     * @param argocdCm config map {@code argocd-cm}; null if there is none
     * @param parameters config map {@code argocd-cmd-params-cm}; null if there is none
     */
    static Settings of(@Nullable JsonNode argocdCm, @Nullable JsonNode parameters) {
        return new Settings(
                hasHealth(argocdCm),
                TRUE.contains(value(parameters, PHASES)),
                version(argocdCm) + "+" + version(parameters));
    }

    private static boolean hasHealth(@Nullable JsonNode argocdCm) {
        return !value(argocdCm, HEALTH).isBlank()
                || hasOldHealth(value(argocdCm, "resource.customizations"));
    }

    /** One text of YAML for all kinds: what is indented below a kind belongs to it. */
    private static boolean hasOldHealth(String customizations) {
        int kind = -1;
        for (String line : customizations.lines().toList()) {
            String words = line.strip();
            int indent = line.indexOf(words);
            if (words.isEmpty()) {
                continue;
            }
            if (kind >= 0 && indent > kind && words.startsWith(LUA)) {
                return true;
            }
            if (indent <= kind) {
                kind = -1;
            }
            if (OLD_KEY.matcher(words).matches()) {
                kind = indent;
            }
        }
        return false;
    }

    private static String value(@Nullable JsonNode configMap, String key) {
        return configMap == null ? "" : configMap.path("data").path(key).asText("").strip();
    }

    private static String version(@Nullable JsonNode configMap) {
        return configMap == null
                ? ""
                : Fields.textOr(configMap.path("metadata"), "resourceVersion", "");
    }

    boolean sameAs(@Nullable Settings other) {
        return other != null
                && applicationHealth == other.applicationHealth
                && progressiveSyncs == other.progressiveSyncs;
    }

    String toJson() {
        return Memory.toJson(this);
    }

    /**
     * Back from {@link #toJson}.
     *
     * @throws UnreadableDocument if another version wrote it
     */
    static Settings fromJson(String json) {
        return Memory.fromJson(json, Settings.class);
    }
}
