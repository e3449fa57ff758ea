package dev.tidemark.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.tidemark.journey.RunningDemo.Opened;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * From a pull request to its apply, in browsers that never load a page twice: hana develops, jiwon
 * and taemin lead.
 */
class ApprovalJourneyIT {

    private static final Duration OUTAGE = Duration.ofSeconds(8);

    /** What the console says of an answer that is meant. */
    private static final String REFUSED = "the server responded with a status of 4";

    private static final String POLICY =
            """
            version: 1
            rules:
              - name: production
                approvers:
                  teams: [eco-cycle/platform-leads]
                approvals: 1
                approvals_when_destroying: 2
                break_glass:
                  users: [jiwon]
            """;

    private static final List<String> COMPLAINTS = new ArrayList<>();

    @TempDir private static Path directory;

    private static Browsers browsers;
    private static RunningDemo demo;
    private static Colleague hana;
    private static Colleague jiwon;
    private static Colleague taemin;

    private final List<Opened> opened = new ArrayList<>();

    /**
     * The one has an account at the OpenID provider and connects GitHub, the other GitHub alone.
     */
    @BeforeAll
    static void everybodySignsIn() throws Exception {
        assumeTrue(Browsers.chromium().isPresent(), "there is no Chromium here");
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
        browsers = new Browsers();
        demo = RunningDemo.start(directory);
        hana = somebody(true).signIn("developer");
        jiwon = somebody(true).signIn("lead").signInWithGitHub("jiwon");
        taemin = somebody(true).signInWithGitHub("taemin");
        rule(POLICY);
    }

    private static Colleague somebody(boolean hasScript) {
        return demo.at(
                browsers.browser()
                        .newContext(
                                new Browser.NewContextOptions().setJavaScriptEnabled(hasScript)),
                COMPLAINTS);
    }

    /** Merged as anything else is, and in force once the page of the policy says so. */
    private static void rule(String policy) throws Exception {
        String head = demo.pushToMain(".tidemark.yaml", policy);
        assertThat(hana.goTo("/policy").page().locator("main")).containsText(head.substring(0, 7));
    }

    @AfterAll
    static void close() throws Exception {
        if (browsers != null) {
            browsers.close();
        }
        if (demo != null) {
            demo.close();
        }
    }

    /** Atlantis lets one pull request at a time plan a project. */
    @AfterEach
    void makeRoom() throws Exception {
        for (Opened change : opened) {
            demo.end(change);
        }
        assertThat(COMPLAINTS).allMatch(complaint -> complaint.contains(REFUSED));
    }

    private Opened open(String author, String kind) throws Exception {
        Opened change = demo.open(author, kind);
        opened.add(change);
        return change;
    }

    /** Atlantis' policy of the example is broken by whatever destroys. */
    private Opened openDestroying() throws Exception {
        Opened change = open("hana", "destroys");
        letPoliciesBe(change, 1);
        return change;
    }

    private static void letPoliciesBe(Opened change, int times) throws Exception {
        demo.sandbox().awaitComments(change.number(), "Some policy sets did not pass.", times);
        // Nobody answers within the second, and GitHub's times have no smaller part.
        Thread.sleep(1_100);
        demo.sandbox().comment("taemin", change.number(), "atlantis approve_policies");
    }

    @Test
    void leadApprovesByKeyboardAndItIsAppliedInTheirName() throws Exception {
        jiwon.goTo("/approvals");
        Opened change = open("hana", "adds");
        taemin.goTo("/approvals");

        assertThat(jiwon.waitingForMe(change)).isVisible();
        hana.goTo(change.page());
        jiwon.press("j", "k", "Enter");
        assertThat(jiwon.request()).containsText("You may approve because");
        assertThat(jiwon.request()).containsText("You are in eco-cycle/platform-leads");
        assertThat(jiwon.page().locator("main"))
                .containsText("module.edge.aws_route53_record.host");
        jiwon.press("a");
        assertThat(jiwon.outcome()).hasCount(0);
        jiwon.press("Enter");

        assertThat(jiwon.outcome()).hasText("Your approval is recorded.");
        assertThat(jiwon.request()).containsText("Atlantis applied it.");
        assertThat(hana.page().locator(".path")).containsText("Applied");
        assertThat(taemin.waiting(change)).hasCount(0);
        assertThat(demo.sandbox().comments(change.number(), "jiwon"))
                .containsExactly(change.command());
        assertThat(demo.sandbox().reviews(change.number(), "jiwon", "APPROVED")).hasSize(1);
        assertThat(demo.sandbox().comments(change.number()).getLast()).contains("Apply complete!");
    }

    @Test
    void twoLeadsLetOutWhatDestroys() throws Exception {
        Opened change = openDestroying();

        taemin.read(change).approve("The spool is empty");
        assertThat(taemin.request()).containsText("1 of 2 approvals");
        assertThat(demo.sandbox().comments(change.number(), "taemin"))
                .doesNotContain(change.command());
        jiwon.read(change);
        assertThat(jiwon.request()).containsText("The spool is empty");
        assertThat(jiwon.request()).containsText("Your approval lets the apply out.");
        jiwon.approve("So it is");

        assertThat(taemin.request()).containsText("Atlantis applied it.");
        assertThat(demo.sandbox().comments(change.number(), "jiwon"))
                .containsExactly(change.command());
    }

    @Test
    void approvalIsTakenBackAndThePlanIsRejected() throws Exception {
        Opened change = openDestroying();
        taemin.read(change).approve("");
        hana.read(change);
        assertThat(hana.request()).containsText("taemin approved");

        taemin.button("Withdraw my approval").click();
        assertThat(taemin.outcome()).hasText("Your approval is withdrawn.");
        assertThat(hana.request()).not().containsText("taemin approved");
        assertThat(hana.request()).containsText("0 of 2 approvals");
        assertThat(taemin.button("Approve this plan")).isVisible();

        taemin.reason().fill("no");
        taemin.button("Reject").click();
        assertThat(taemin.outcome()).containsText("A reason is missing.");
        taemin.reason().fill("The brokers are needed until Friday");
        taemin.button("Reject").click();

        assertThat(taemin.outcome()).hasText("Your rejection is recorded.");
        assertThat(hana.request())
                .containsText(
                        Pattern.compile(
                                "taemin.? rejected it: .?The brokers are needed until Friday"));
        hana.goTo(change.page());
        assertThat(hana.page().locator("#change")).containsText("Rejected");
        assertThat(demo.sandbox().awaitReview(change.number(), "taemin", "CHANGES_REQUESTED"))
                .contains("> The brokers are needed until Friday");
        assertThat(demo.sandbox().comments(change.number())).doesNotContain(change.command());
    }

    @Test
    void pushVoidsAndAnEqualPlanIsApprovedAgainInOneStep() throws Exception {
        Opened change = openDestroying();
        taemin.read(change).approve("");
        jiwon.read(change);
        assertThat(jiwon.request()).containsText("taemin approved");

        Opened equal = demo.push(change, true);

        assertThat(jiwon.request())
                .containsText("No decision about it counts any more: the head moved.");
        assertThat(jiwon.button("Approve this plan")).hasCount(0);
        letPoliciesBe(equal, 2);
        jiwon.page().locator("#request .note a").click();
        assertThat(jiwon.request())
                .containsText("The same plan was approved before and planned again");
        assertThat(jiwon.request()).containsText("0 of 2 approvals");
        taemin.goTo("/approvals");
        assertThat(taemin.waitingForMe(equal)).containsText("The same plan was approved before");
        taemin.read(equal).button("Approve the unchanged plan again").click();
        assertThat(taemin.outcome()).hasText("Your approval is recorded.");
        assertThat(jiwon.request()).containsText("1 of 2 approvals");

        demo.push(equal, false);

        assertThat(jiwon.request()).containsText("the head moved");
        assertThat(demo.sandbox().comments(change.number())).doesNotContain(change.command());
    }

    @Test
    void authorIsRefusedAndToldWhyAndWhoCould() throws Exception {
        Opened change = open("jiwon", "changes");
        jiwon.read(change);

        assertThat(jiwon.request()).containsText("You may not approve because");
        assertThat(jiwon.request()).containsText("You opened the pull request");
        assertThat(jiwon.request()).containsText("It could be approved by");
        assertThat(jiwon.button("Approve this plan")).hasCount(0);
        assertThat(jiwon.button("Override and let out")).hasCount(0);
        assertThat(jiwon.post("grants", 1, "").status()).isEqualTo(403);
        assertThat(jiwon.post("overrides", 1, "It is my own change").text())
                .contains("\"rule\":\"not-author\"");
        assertThat(jiwon.page().locator("#decisions")).containsText("refused");
        hana.read(change);
        assertThat(hana.button("Approve this plan")).hasCount(0);
        assertThat(hana.post("grants", 1, "").text()).contains("\"rule\":\"entitled\"");
        assertThat(demo.sandbox().comments(change.number())).doesNotContain(change.command());
    }

    @Test
    void tabThatWasLeftOpenDecidesNothingAboutThePlanThatCameSince() throws Exception {
        Opened change = open("hana", "adds");
        jiwon.read(change);
        Colleague plain = somebody(false).signInWithGitHub("taemin").read(change);

        Opened moved = demo.push(change, false);
        jiwon.page().locator("#request .note a").click();
        assertThat(jiwon.request()).containsText("You may approve because");
        plain.button("Approve this plan").click();

        assertThat(plain.outcome()).containsText("The plan moved while you were reading.");
        assertThat(plain.outcome())
                .containsText(
                        Pattern.compile(
                                "You read head %s; the head is %s now"
                                        .formatted(
                                                change.head().substring(0, 7),
                                                moved.head().substring(0, 7))));
        plain.outcome().locator("a").click();
        plain.button("Approve this plan").click();
        assertThat(plain.outcome()).hasText("Your approval is recorded.");
        assertThat(jiwon.request()).containsText("Atlantis applied it.");
    }

    @Test
    void glassIsBrokenByWhoMayAndReviewedByAnother() throws Exception {
        Opened change = openDestroying();
        taemin.read(change);
        assertThat(taemin.page().locator("#break-glass")).hasCount(0);
        assertThat(taemin.post("overrides", 1, "I want it to be out now").text())
                .contains("\"rule\":\"entitled\"");
        jiwon.read(change);

        jiwon.page().locator("#break-glass summary").click();
        jiwon.page().locator("#glass").fill("now");
        jiwon.button("Override and let out").click();
        assertThat(jiwon.outcome()).containsText("reason of at least 10 characters");
        jiwon.page().locator("#glass").fill("The queue is full and nobody else is awake");
        jiwon.button("Override and let out").click();

        assertThat(jiwon.outcome()).hasText("The override is recorded.");
        assertThat(taemin.request()).containsText("Atlantis applied it.");
        assertThat(taemin.request()).containsText("Overridden");
        assertThat(jiwon.request()).containsText("The override has to be reviewed");
        assertThat(jiwon.button("Uphold")).hasCount(0);
        assertThat(demo.sandbox().comments(change.number(), "jiwon"))
                .containsExactly(change.command());
        taemin.goTo("/approvals");
        assertThat(taemin.page().locator("section[aria-labelledby=reviews]"))
                .containsText("#" + change.number());
        taemin.waiting(change).click();
        taemin.button("Uphold").click();
        assertThat(taemin.outcome()).hasText("Your review is recorded.");
        assertThat(jiwon.request()).not().containsText("The override has to be reviewed");
        assertThat(jiwon.request()).containsText("Overridden");
    }

    @Test
    void freezeHoldsWhatWaitsAndSaysUntilWhen() throws Exception {
        Opened change = open("hana", "adds");
        taemin.read(change);
        assertThat(taemin.request()).containsText("You may approve because");
        Instant until = Instant.now().plus(Duration.ofHours(2));

        rule(POLICY + freeze(until));

        assertThat(taemin.request()).containsText("Frozen");
        assertThat(taemin.request())
                .containsText(
                        Pattern.compile(
                                "Freeze .?stocktaking.? is on until "
                                        + form("d MMM HH:mm", until)
                                        + ": .?Nobody is on call\\."));
        assertThat(taemin.button("Approve this plan")).hasCount(0);
        assertThat(taemin.post("grants", 1, "").text()).contains("\"rule\":\"not-frozen\"");

        rule(POLICY);

        assertThat(taemin.button("Approve this plan")).isVisible();
        taemin.approve("");
        assertThat(taemin.request()).containsText("Atlantis applied it.");
        assertThat(hana.goTo("/trail?q=stocktaking").page().locator("main"))
                .containsText("stocktaking");
    }

    private static String freeze(Instant until) {
        return """
        freezes:
          - name: stocktaking
            reason: Nobody is on call.
            time_zone: UTC
            from: %s
            until: %s
        """
                .formatted(
                        form("yyyy-MM-dd'T'HH:mm", until.minus(Duration.ofDays(1))),
                        form("yyyy-MM-dd'T'HH:mm", until));
    }

    private static String form(String pattern, Instant at) {
        return DateTimeFormatter.ofPattern(pattern).format(at.atOffset(ZoneOffset.UTC));
    }

    @Test
    void whatGitHubDoesNotTakeIsSentOnceWhenItIsBack() throws Exception {
        outlives(OUTAGE);
    }

    @Test
    @Tag("full")
    void whatGitHubDoesNotTakeForAMinuteIsSentOnceWhenItIsBack() throws Exception {
        outlives(Duration.ofMinutes(1));
    }

    private void outlives(Duration outage) throws Exception {
        Opened change = open("hana", "adds");
        jiwon.read(change);
        hana.read(change);

        jiwon.page()
                .waitForResponse(
                        answer -> answer.url().endsWith("/grant"),
                        () -> jiwon.button("Approve this plan").click());
        demo.sandbox().outage(outage);

        assertThat(hana.request()).containsText("Sending");
        assertThat(hana.request())
                .containsText("Tidemark tries again by itself and sends it once.");
        assertThat(hana.request()).containsText(Pattern.compile("It was tried [2-9] times\\."));
        assertThat(hana.request()).containsText("503");
        assertThat(hana.request())
                .containsText(Pattern.compile("It is tried again at \\d\\d:\\d\\d:\\d\\d\\."));
        assertThat(hana.request())
                .containsText(
                        "Atlantis applied it.",
                        new LocatorAssertions.ContainsTextOptions()
                                .setTimeout((double) outage.plusSeconds(120).toMillis()));
        assertThat(demo.sandbox().comments(change.number(), "jiwon"))
                .containsExactly(change.command());
        assertThat(demo.sandbox().reviews(change.number(), "jiwon", "APPROVED")).hasSize(1);
    }
}
