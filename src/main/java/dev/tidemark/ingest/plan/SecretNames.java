package dev.tidemark.ingest.plan;

import java.util.List;
import java.util.Locale;

/** Names under which people keep secrets, whatever a provider's schema says about them. */
final class SecretNames {

    private static final List<String> SECRETS =
            List.of(
                    "password",
                    "passwd",
                    "passphrase",
                    "pwd",
                    "secret",
                    "token",
                    "credential",
                    "apikey",
                    "privatekey",
                    "accesskey",
                    "encryptionkey",
                    "signingkey",
                    "clientkey",
                    "accountkey",
                    "sharedkey",
                    "masterkey",
                    "sshkey",
                    "licensekey",
                    "connectionstring",
                    "authorization",
                    "cookie",
                    "kubeconfig",
                    "dockerconfig");

    /** A name that ends so says something about a secret and is none. */
    private static final List<String> ABOUT_ONE =
            List.of(
                    "name",
                    "names",
                    "arn",
                    "arns",
                    "length",
                    "version",
                    "versions",
                    "type",
                    "ttl",
                    "policy",
                    "expiration",
                    "enabled",
                    "count",
                    "lifetime");

    private static final int LONGEST = 200;

    private SecretNames() {}

    /** Whether what is kept under this name is a secret. */
    static boolean isSecret(String name) {
        if (name.length() > LONGEST) {
            return true;
        }
        String plain = plain(name);
        return holdsOne(plain) && ABOUT_ONE.stream().noneMatch(plain::endsWith);
    }

    private static boolean holdsOne(String plain) {
        // Asked of every name of a plan, so without a stream.
        for (String secret : SECRETS) {
            if (plain.contains(secret)) {
                return true;
            }
        }
        return false;
    }

    private static String plain(String name) {
        var plain = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            if (Character.isLetterOrDigit(name.charAt(i))) {
                plain.append(name.charAt(i));
            }
        }
        return plain.toString().toLowerCase(Locale.ROOT);
    }
}
