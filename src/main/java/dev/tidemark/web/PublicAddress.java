package dev.tidemark.web;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where others reach this portal: what {@code TIDEMARK_PUBLIC_URL} says, else this machine. */
@Singleton
public class PublicAddress {

    private final String base;

    /** As configured. */
    public PublicAddress(@ConfigProperty(name = "tidemark.public-url") String base) {
        this.base = base.replaceFirst("/+$", "");
    }

    /** Whether somebody elsewhere could reach it, as far as its name tells. */
    public boolean isPublic() {
        return !base.matches("https?://(localhost|127\\.0\\.0\\.1|\\[::1\\])(:[0-9]+)?");
    }

    /** The address of a path, such as {@code /ingest/github}. */
    public String of(String path) {
        return base + path;
    }
}
