package dev.tidemark.ingest.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.plan.AttributeChange;
import dev.tidemark.plan.AttributeValue;
import dev.tidemark.plan.PlannedOutput;
import dev.tidemark.plan.PlannedResource;
import dev.tidemark.plan.ResourceDetail.Part;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaskingTest {

    private static final ReadPlan PLANTED = ReadPlan.fixture("planted-secrets");

    @Test
    void noPlantedSecretIsInAnythingThatIsKept() {
        assertThat(PLANTED.everything()).doesNotContain("PLANTED");
    }

    @Test
    void whatIsNoSecretIsKept() {
        assertThat(PLANTED.attribute("app_config.unmarked", "plain").after())
                .isEqualTo(new AttributeValue(AttributeValue.Kind.STRING, "visible", 0));
        assertThat(PLANTED.attribute("app_config.unmarked", "environment[1].value").isMasked())
                .isFalse();
        assertThat(PLANTED.attribute("aws_db_instance.main", "size").isMasked()).isFalse();
    }

    @Test
    void markOnEitherSideMasksBoth() {
        for (String path : new String[] {"motto", "phrase"}) {
            AttributeChange attribute = PLANTED.attribute("aws_db_instance.main", path);
            assertThat(kind(attribute.before())).isEqualTo(AttributeValue.Kind.MASKED);
            assertThat(kind(attribute.after())).isEqualTo(AttributeValue.Kind.MASKED);
            assertThat(attribute.before()).isNotEqualTo(attribute.after());
        }
    }

    @Test
    void markOnAnObjectMasksAllOfItAsOne() {
        AttributeChange login = PLANTED.attribute("aws_db_instance.main", "login");

        assertThat(kind(login.before())).isEqualTo(AttributeValue.Kind.MASKED);
        assertThat(kind(login.after())).isEqualTo(AttributeValue.Kind.MASKED);
    }

    @Test
    void markOnOneElementMasksTheFieldInAll() {
        for (int i = 0; i < 3; i++) {
            assertThat(
                            PLANTED.attribute("aws_db_instance.main", "rules[" + i + "].note")
                                    .isMasked())
                    .isTrue();
        }
        assertThat(PLANTED.attribute("aws_db_instance.main", "rules[0].port").isMasked()).isFalse();
    }

    @Test
    void maskedValueThatStaysIsKnownToStay() {
        ReadPlan plan =
                ReadPlan.ofChange(
                        """
                        {"actions": ["update"],
                         "before": {"motto": "same", "other": "one", "size": 1},
                         "after": {"motto": "same", "other": "two", "size": 2},
                         "before_sensitive": {"motto": true, "other": true}, "after_sensitive": {}}
                        """);

        assertThat(plan.detail(Part.RESOURCE, "a.b").attributes())
                .extracting(AttributeChange::path)
                .containsExactly("other", "size");
        assertThat(plan.detail(Part.RESOURCE, "a.b").unchanged()).isEqualTo(1);
    }

    @Test
    void secretIsKnownAgainWhereNothingMarksIt() {
        ReadPlan plan =
                ReadPlan.ofChange(
                        """
                        {"actions": ["update"],
                         "before": {"input": "open sesame", "output": "open sesame", "size": "1"},
                         "after": {"input": "open again", "text": "say: open again!", "size": "2",
                                   "map": {"open again": 1}},
                         "after_unknown": {"output": true},
                         "before_sensitive": {"input": true}, "after_sensitive": {"input": true}}
                        """);

        assertThat(plan.attribute("a.b", "output").isMasked()).isTrue();
        assertThat(plan.attribute("a.b", "text").isMasked()).isTrue();
        assertThat(plan.attribute("a.b", "size").isMasked()).isFalse();
        assertThat(plan.everything()).doesNotContain("open sesame", "open again");
    }

    @Test
    void equalSecretsOfTwoAttributesDoNotShowAsEqual() {
        ReadPlan plan =
                ReadPlan.ofChange(
                        """
                        {"actions": ["create"], "before": null, "before_sensitive": false,
                         "after": {"one": "same", "two": "same"},
                         "after_sensitive": {"one": true, "two": true}}
                        """);

        assertThat(plan.attribute("a.b", "one").after())
                .isNotEqualTo(plan.attribute("a.b", "two").after());
    }

    @Test
    void objectOfAPlanCannotPassForAMaskedValue() {
        ReadPlan plan =
                ReadPlan.ofChange(
                        "{\"actions\": [\"create\"], \"after\": {\"x\": {\"masked\": \"0123\"},"
                                + " \"y\": {\"unknown\": true}}}");

        assertThat(plan.attribute("a.b", "x.masked").isMasked()).isFalse();
        assertThat(plan.attribute("a.b", "y.unknown").isUnknown()).isFalse();
    }

    @Test
    void instanceKeysAndIdsThatLookSecretAreMasked() {
        PlannedResource each =
                PLANTED.summary().resources().stream()
                        .filter(row -> row.type().equals("app_key"))
                        .findFirst()
                        .orElseThrow();

        assertThat(each.address()).matches("app_key\\.each\\[\"\\[masked:[0-9a-f]{32}]\"]");
        assertThat(each.previousAddress()).startsWith("app_key.each[\"[masked:");
        assertThat(each.module()).startsWith("module.m[\"[masked:");
        assertThat(each.importId()).startsWith("[masked:");
    }

    @Test
    void ordinaryInstanceKeysStay() {
        ReadPlan plan =
                ReadPlan.of(
                        """
                        {"format_version": "1.2", "terraform_version": "1.11.4", "resource_changes": [
                          {"address": "module.vpc[\\"eu-central-1\\"].aws_subnet.private[\\"10.0.1.0/24\\"]",
                           "change": {"actions": ["create"], "after": {}}}]}
                        """);

        assertThat(plan.summary().resources().getFirst().address())
                .isEqualTo("module.vpc[\"eu-central-1\"].aws_subnet.private[\"10.0.1.0/24\"]");
    }

    @Test
    void sensitiveAndSecretlyNamedOutputsAreMasked() {
        assertThat(PLANTED.summary().outputs())
                .extracting(PlannedOutput::name)
                .containsExactly("admin_password", "dsn");
        for (String output : new String[] {"admin_password", "dsn"}) {
            assertThat(PLANTED.detail(Part.OUTPUT, output).attributes())
                    .allMatch(AttributeChange::isMasked)
                    .isNotEmpty();
        }
        assertThat(PLANTED.summary().outputs().get(1).sensitive()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.15.5", "0.12.31", "", "dev"})
    void everyValueIsMaskedWhereTerraformDoesNotSayWhatIsSensitive(String version) {
        ReadPlan plan =
                ReadPlan.of(
                        """
                        {"format_version": "0.1", "terraform_version": "%s", "resource_changes": [
                          {"address": "a.b", "change": {"actions": ["update"],
                           "before": {"x": "old", "n": 1, "f": false},
                           "after": {"x": "new", "n": 2, "f": true}}}]}
                        """
                                .formatted(version));

        assertThat(plan.summary().header().allMasked()).isTrue();
        assertThat(plan.detail(Part.RESOURCE, "a.b").attributes())
                .hasSize(3)
                .allMatch(AttributeChange::isMasked);
        assertThat(plan.everything()).doesNotContain("old", "new");
    }

    @Test
    void unknownWinsOverMasked() {
        ReadPlan plan =
                ReadPlan.ofChange(
                        """
                        {"actions": ["create"], "after": {}, "after_unknown": {"password": true},
                         "before_sensitive": false, "after_sensitive": {"password": true}}
                        """);

        assertThat(plan.attribute("a.b", "password").isUnknown()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password",
                "db_password",
                "masterUserPassword",
                "MYSQL_ROOT_PASSWORD",
                "passphrase",
                "client_secret",
                "secret_key",
                "access_token",
                "token",
                "private_key",
                "private_key_pem",
                "access_key",
                "aws_access_key_id",
                "api-key",
                "connection_string",
                "primaryConnectionString",
                "credentials"
            })
    void nameOfASecretIsKnown(String name) {
        assertThat(SecretNames.isSecret(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name",
                "id",
                "secret_name",
                "secret_arn",
                "password_length",
                "token_ttl",
                "access_key_version",
                "key",
                "key_name",
                "author",
                "keyboard"
            })
    void nameThatOnlySpeaksOfOneIsNot(String name) {
        assertThat(SecretNames.isSecret(name)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wJalrXUtnFEMI/K7MDENG/bPxRfiCY9zT4aQ2kLm",
                "aZ3xQ9q9Rx7Lm2Kp4Wt8Yv5Bn6",
                "Endpoint=sb://x/;SharedAccessKey=abcdefgh",
                "postgres://app:hunter2@db/app",
                "export TOKEN=hunter2x",
                "password: hunter2",
                "{\"auth\": {\"password\": \"x\"}}",
                "[{\"name\": \"DB_PASSWORD\", \"value\": \"x\"}]",
                "{\"inner\": \"{\\\"secret\\\": \\\"x\\\"}\"}",
                "AKIAIOSFODNN7EXAMPLE",
                "[masked:0123]"
            })
    void textThatLooksLikeASecretIsKnown(String text) {
        assertThat(SecretText.isSecret(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "t3.medium",
                "ami-0abcdef1234567890",
                "arn:aws:iam::123456789012:role/cluster-production-Admin",
                "arn:aws:secretsmanager:eu-central-1:123456789012:secret:portal-AbCdEf",
                "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                "0f8fad5b-d9cb-469f-a165-70867728950e",
                "registry.terraform.io/hashicorp/aws",
                "terraform-20260811093000000000000001",
                "/var/log/containers/Some-Application-Name-2/current.log",
                "AmazonEKSWorkerNodePolicy2023",
                "The replica lags at noon, so we raise it.",
                "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Action\":\"secretsmanager:GetSecretValue\"}]}",
                "password: ${var.password}",
                "10.0.0.0/16"
            })
    void ordinaryTextIsNot(String text) {
        assertThat(SecretText.isSecret(text)).isFalse();
    }

    private static AttributeValue.Kind kind(@Nullable AttributeValue value) {
        return Objects.requireNonNull(value).kind();
    }
}
