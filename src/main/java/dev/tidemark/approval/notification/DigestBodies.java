package dev.tidemark.approval.notification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A digest as targets take it. Titles and reasons are somebody's text, and mean nothing there. */
final class DigestBodies {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_REASON = 500;
    private static final Pattern NOT_TEXT = Pattern.compile("[\\p{Cc}\\p{Cf}\\s]+");

    private final String portal;

    /**
     * With links to this portal.
     *
     * @param portal its address, without a slash at its end
     */
    DigestBodies(String portal) {
        this.portal = portal;
    }

    String of(Digest digest, Target.Format format) {
        ObjectNode body =
                switch (format) {
                    case SLACK -> slack(digest);
                    case JSON -> json(digest);
                };
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree of texts is JSON", impossible);
        }
    }

    private ObjectNode json(Digest digest) {
        ObjectNode body =
                JSON.createObjectNode()
                        .put("id", digest.id().toString())
                        .put("at", digest.at().toString());
        body.putObject("change")
                .put("repository", digest.repository())
                .put("number", digest.number())
                .put("title", cut(digest.title(), LONGEST_TITLE))
                .put("author", digest.author());
        ArrayNode news = body.putArray("news");
        for (Digest.News each : shown(digest)) {
            news.addObject()
                    .put("request", each.request())
                    .put("project", each.project())
                    .put("environment", each.environment())
                    .put("state", each.told().word())
                    .put("have", each.have())
                    .put("need", each.need())
                    .put("by", each.by())
                    .put("reason", cut(each.reason(), LONGEST_REASON))
                    .put("url", address(each));
        }
        return body.put("more", digest.news().size() - shown(digest).size());
    }

    private ObjectNode slack(Digest digest) {
        var text = new StringBuilder("*");
        text.append(said(digest.repository())).append('#').append(digest.number()).append('*');
        if (digest.title() != null) {
            text.append(' ').append(said(cut(digest.title(), LONGEST_TITLE)));
        }
        for (Digest.News each : shown(digest)) {
            text.append("\n• <")
                    .append(address(each))
                    .append('|')
                    .append(said(each.project()).replace('|', ' '))
                    .append("> (")
                    .append(said(each.environment()))
                    .append(") ")
                    .append(state(each));
        }
        int more = digest.news().size() - shown(digest).size();
        if (more > 0) {
            text.append("\n• and ").append(more).append(" more");
        }
        return JSON.createObjectNode()
                .put("text", text.toString())
                .put("unfurl_links", false)
                .put("unfurl_media", false);
    }

    private static String state(Digest.News news) {
        String count =
                news.told() == Told.GRANTED || news.told() == Told.WAITS
                        ? " (" + news.have() + " of " + news.need() + ")"
                        : "";
        String by = news.by() == null ? "" : " by " + said(news.by());
        String reason =
                news.reason() == null ? "" : ": " + said(cut(news.reason(), LONGEST_REASON));
        return news.told().word() + count + by + reason;
    }

    private static List<Digest.News> shown(Digest digest) {
        return digest.news().subList(0, Math.min(digest.news().size(), Digest.MOST));
    }

    private String address(Digest.News news) {
        return portal + "/approvals/" + news.request();
    }

    private static @Nullable String cut(@Nullable String text, int longest) {
        if (text == null) {
            return null;
        }
        String line = NOT_TEXT.matcher(text).replaceAll(" ").strip();
        if (line.length() <= longest) {
            return line;
        }
        boolean isHalf = Character.isHighSurrogate(line.charAt(longest - 1));
        return line.substring(0, isHalf ? longest - 1 : longest) + "…";
    }

    /** As Slack asks for it, and calling nobody: {@code <!channel>} and {@code @here} are text. */
    private static String said(@Nullable String text) {
        String line = text == null ? "" : NOT_TEXT.matcher(text).replaceAll(" ");
        return line.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("@", "@\u200b");
    }
}
