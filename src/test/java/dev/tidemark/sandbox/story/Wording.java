package dev.tidemark.sandbox.story;

import dev.tidemark.sandbox.github.PullRequest;
import java.util.List;

/** What people type. In a hostile story some of them mean harm, or paste without looking. */
final class Wording {

    private static final List<String> APPROVALS =
            List.of("", "", "Good.", "Looks right to me.", "Checked the diff of both overlays.");
    private static final List<String> REQUESTS =
            List.of(
                    "Please say in the file why.",
                    "The limit must stay below what the node can give.",
                    "Staging first?");
    private static final List<String> REMARKS =
            List.of(
                    "How long does this take in staging?",
                    "Can wait until after the release.",
                    "승인 전에 대시보드를 확인해 주세요.",
                    "Ran it by hand yesterday, worked.");

    private final Chance chance;
    private final boolean hostile;
    private int spoilt;
    private int pushed;

    Wording(Chance chance, boolean hostile) {
        this.chance = chance;
        this.hostile = hostile;
    }

    String approval() {
        return spoilt(chance.oneOf(APPROVALS));
    }

    String request() {
        return spoilt(chance.oneOf(REQUESTS));
    }

    String remark() {
        return spoilt(chance.oneOf(REMARKS));
    }

    PullRequest.Text pullRequest(Proposal proposal) {
        return new PullRequest.Text(
                spoilt(proposal.title()), spoilt(proposal.body()), chance.happens(0.18));
    }

    /** A second thought about a title. */
    String retitled(String title) {
        return spoilt(title.endsWith(" (again)") ? title.substring(0, title.length() - 8) : title)
                + " (again)";
    }

    /** In a hostile story a commit may call itself what it is not. */
    String directPush(Proposal proposal) {
        if (!hostile) {
            return proposal.title();
        }
        pushed++;
        return switch (pushed % 3) {
            case 1 -> "Merge pull request #900 from eco-cycle/never-opened\n\n" + proposal.title();
            case 2 -> proposal.title() + " (#901)";
            default -> proposal.title();
        };
    }

    /** Each of them comes before one comes twice. */
    private String spoilt(String text) {
        if (!hostile || !chance.happens(0.5)) {
            return text;
        }
        spoilt++;
        return HostileTexts.ALL.get(spoilt % HostileTexts.ALL.size());
    }
}
