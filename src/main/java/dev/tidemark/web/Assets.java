package dev.tidemark.web;

import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Addresses of our own stylesheet and script, with a digest of their content, so that a browser may
 * keep them and still never mixes an old one with a new page.
 */
@Named("assets")
@Singleton
public class Assets {

    private static final String FOLDER = "/assets/";

    private final String css = address("tidemark.css");
    private final String js = address("tidemark.js");

    public String css() {
        return css;
    }

    public String js() {
        return js;
    }

    private static String address(String file) {
        String resource = "META-INF/resources" + FOLDER + file;
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        try (InputStream content = loader.getResourceAsStream(resource)) {
            if (content == null) {
                throw new IllegalStateException(resource + " is not in this build");
            }
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.readAllBytes());
            return FOLDER + file + "?v=" + HexFormat.of().formatHex(digest, 0, 6);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
