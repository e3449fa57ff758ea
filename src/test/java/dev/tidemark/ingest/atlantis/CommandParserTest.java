package dev.tidemark.ingest.atlantis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandParserTest {

    private static final CommandParser PARSER = new CommandParser("atlantis", "harbour-atlantis");

    @Test
    void bareCommandAsksForEveryProject() {
        assertThat(PARSER.parse("atlantis plan"))
                .isEqualTo(new Typed.Command("plan", null, null, null, List.of(), List.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "run apply",
                "@harbour-atlantis apply",
                "  atlantis   apply \r\n\r\n",
                "atlantis apply # now, please",
                "atlantis \"apply\""
            })
    void everyTriggerWordWorks(String comment) {
        assertThat(PARSER.parse(comment))
                .isEqualTo(new Typed.Command("apply", null, null, null, List.of(), List.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "atlantis plan -d terraform/data -w production",
                "atlantis plan --dir=terraform/data --workspace=production",
                "atlantis plan -dterraform/data -w=production",
                "atlantis plan -w production -d ./terraform//x/../data/",
                "atlantis plan -w 'production' -d \"terraform/data\"",
                "atlantis plan -w produ\\ction -d /terraform/data"
            })
    void flagsMayBeWrittenInEveryWay(String comment) {
        assertThat(PARSER.parse(comment))
                .isEqualTo(
                        new Typed.Command(
                                "plan",
                                null,
                                "terraform/data",
                                "production",
                                List.of(),
                                List.of()));
    }

    @Test
    void otherFlagsAreKeptInOrder() {
        assertThat(
                        PARSER.parse(
                                "atlantis apply --verbose -p data --auto-merge-method squash"
                                        + " --auto-merge-disabled=true"))
                .isEqualTo(
                        new Typed.Command(
                                "apply",
                                "data",
                                null,
                                null,
                                List.of(
                                        "--verbose",
                                        "--auto-merge-method=squash",
                                        "--auto-merge-disabled=true"),
                                List.of()));
        assertThat(
                        PARSER.parse(
                                "atlantis approve_policies --policy-set=buckets"
                                        + " --clear-policy-approval"))
                .isEqualTo(
                        new Typed.Command(
                                "approve_policies",
                                null,
                                null,
                                null,
                                List.of("--policy-set=buckets", "--clear-policy-approval"),
                                List.of()));
    }

    @Test
    void whatStandsBehindTwoDashesIsForTerraform() {
        assertThat(PARSER.parse("atlantis plan -- -target='aws_s3_bucket.a[\"b c\"]' -destroy"))
                .isEqualTo(
                        new Typed.Command(
                                "plan",
                                null,
                                null,
                                null,
                                List.of(),
                                List.of("-target=aws_s3_bucket.a[\"b c\"]", "-destroy")));
    }

    @Test
    void importAndStateRmTakeAddresses() {
        assertThat(PARSER.parse("atlantis import -p data aws_s3_bucket.a reports -- -var x=y"))
                .isEqualTo(
                        new Typed.Command(
                                "import",
                                "data",
                                null,
                                null,
                                List.of(),
                                List.of("aws_s3_bucket.a", "reports", "-var", "x=y")));
        assertThat(PARSER.parse("atlantis state -w ops rm a.b c.d"))
                .isEqualTo(
                        new Typed.Command(
                                "state rm", null, null, "ops", List.of(), List.of("a.b", "c.d")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"unlock", "version", "cancel", "approve_policies"})
    void otherCommandsAreKnown(String verb) {
        assertThat(PARSER.parse("atlantis " + verb))
                .isEqualTo(new Typed.Command(verb, null, null, null, List.of(), List.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "atlantis plan please",
                "atlantis apply -p a -d b",
                "atlantis apply -p a -w b",
                "atlantis plan -d ../elsewhere",
                "atlantis plan -d a/../../b",
                "atlantis plan -w a/b",
                "atlantis plan -w a..b",
                "atlantis plan -w",
                "atlantis plan --nonsense",
                "atlantis plan -x",
                "atlantis plan --verbose=perhaps",
                "atlantis plan --policy-set a",
                "atlantis plan -- -chdir=/tmp",
                "atlantis plan -- --plugin-dir /tmp",
                "atlantis unlock -d a",
                "atlantis unlock all",
                "atlantis import a.b",
                "atlantis state",
                "atlantis state rm",
                "atlantis state mv a b",
                "atlantis help",
                "atlantis --help",
                "atlantis plan -h",
                "atlantis aply",
                "atlantis",
                "atlantis plan \"a",
                "atlantis plan \\",
                "atlantis Plan"
            })
    void whatAtlantisRefusesIsNoCommand(String comment) {
        assertThat(PARSER.parse(comment))
                .isEqualTo(new Typed.NoCommand("a command that Atlantis refuses"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "LGTM",
                "please run atlantis plan",
                "terraform plan",
                "Atlantis plan",
                "`atlantis plan`",
                "@somebody plan",
                "atlantisplan"
            })
    void ordinaryCommentIsNoCommand(String comment) {
        assertThat(PARSER.parse(comment))
                .isEqualTo(new Typed.NoCommand("a comment that asks nothing of Atlantis"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"atlantis apply\nthanks", "atlantis apply\r\n\r\nthanks"})
    void commentWithASecondLineIsNoCommand(String comment) {
        assertThat(PARSER.parse(comment))
                .isEqualTo(
                        new Typed.NoCommand("a comment of several lines, which Atlantis ignores"));
    }

    @Test
    void renamedExecutableIsTheTriggerInsteadOfAtlantis() {
        var parser = new CommandParser("deployer", "bot");

        assertThat(parser.parse("deployer plan")).isInstanceOf(Typed.Command.class);
        assertThat(parser.parse("atlantis plan")).isInstanceOf(Typed.NoCommand.class);
    }

    @Test
    void commandThatNoEntryCanHoldIsSaidToBeSo() {
        assertThat(PARSER.parse("atlantis plan -- " + "-target=a ".repeat(1_000)))
                .isEqualTo(new Typed.TooLong());
    }
}
