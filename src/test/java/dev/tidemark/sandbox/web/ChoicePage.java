package dev.tidemark.sandbox.web;

import java.util.List;
import java.util.Map;

/** A page on which one click says who somebody is. */
public final class ChoicePage {

    private static final String STYLE =
            """
            body{font:16px/1.5 system-ui,sans-serif;max-width:34rem;margin:3rem auto;padding:0 1rem;\
            color-scheme:light dark}
            button{display:block;width:100%;text-align:left;font:inherit;padding:.6rem .8rem;\
            margin:.4rem 0;cursor:pointer}
            small{opacity:.75}
            """;

    private ChoicePage() {}

    /**
     * One button.
     *
     * @param value what is posted of it
     * @param text what it says
     * @param remark what it says below that
     */
    public record Choice(String value, String text, String remark) {}

    /**
     * The page.
     *
     * @param action where the choice is posted to
     * @param field under which name
     * @param request what is posted along with it
     */
    public static String of(
            String title,
            String action,
            String field,
            List<Choice> choices,
            Map<String, String> request) {
        var html = new StringBuilder();
        html.append("<form method=\"post\" action=\"").append(escaped(action)).append("\">\n");
        request.forEach((name, value) ->
                html.append(
                        "<input type=\"hidden\" name=\"%s\" value=\"%s\">\n"
                                .formatted(escaped(name), escaped(value))));
        for (var choice : choices) {
            html.append(
                    "<button name=\"%s\" value=\"%s\">%s<br><small>%s</small></button>\n"
                            .formatted(
                                    escaped(field),
                                    escaped(choice.value()),
                                    escaped(choice.text()),
                                    escaped(choice.remark())));
        }
        return page(title, html.append("</form>").toString());
    }

    /** A page with a heading and one sentence. */
    public static String saying(String title, String sentence) {
        return page(title, "<p>" + escaped(sentence) + "</p>");
    }

    private static String page(String title, String body) {
        return """
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8"><title>%s</title>
        <meta name="viewport" content="width=device-width,initial-scale=1">
        <style>%s</style></head>
        <body><main><h1>%s</h1>
        %s
        </main></body></html>
        """
                .formatted(escaped(title), STYLE, escaped(title), body);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
