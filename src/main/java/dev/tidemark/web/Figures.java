package dev.tidemark.web;

import io.quarkus.qute.TemplateExtension;
import java.util.Locale;

/** Numbers as people read them. */
@TemplateExtension
public final class Figures {

    private Figures() {}

    /** With separators: {@code 48,231}. */
    public static String grouped(long number) {
        return String.format(Locale.ENGLISH, "%,d", number);
    }

    /** With separators: {@code 48,231}. */
    public static String grouped(int number) {
        return grouped((long) number);
    }
}
