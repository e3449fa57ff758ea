package dev.tidemark.ingest.plan;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tidemark.database.TestDatabaseResource;
import dev.tidemark.event.PlanCounts;
import dev.tidemark.event.PlanDocument;
import dev.tidemark.event.PlanDocument.Action;
import dev.tidemark.event.PlanEvent;
import dev.tidemark.eventlog.EventLog;
import dev.tidemark.plan.AttributeChange;
import dev.tidemark.plan.PlanDocuments;
import dev.tidemark.plan.PlanSummary;
import dev.tidemark.plan.ResourceDetail;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the real Terraform says, by the resources that it has without any provider. */
@QuarkusTest
@QuarkusTestResource(TestDatabaseResource.class)
@QuarkusTestResource(PlanTestResource.class)
class RealPlanTest {

    private static final Pattern COUNTS =
            Pattern.compile("Plan: (\\d+) to add, (\\d+) to change, (\\d+) to destroy");

    @TempDir private Path folder;

    @Inject EventLog log;
    @Inject PlanDocuments documents;
    @Inject AgroalDataSource database;

    @BeforeEach
    void terraformIsInstalled() {
        assumeTrue(RealTerraform.isInstalled(), "terraform is not on the PATH");
    }

    @Test
    void planOfTheRealTerraformGoesThroughFromEndToEnd() throws Exception {
        var terraform = new RealTerraform(folder);
        terraform.configure(before());
        terraform.run("init", "-no-color", "-input=false");
        terraform.run("apply", "-no-color", "-input=false", "-auto-approve");
        terraform.configure(after());
        String said = terraform.run("plan", "-no-color", "-input=false", "-out=plan");
        String json = terraform.run("show", "-json", "plan");
        assertThat(json).contains("PLANTED");
        long position = log.size();

        given().header("Authorization", "Bearer " + PlanTestResource.TOKEN)
                .contentType("application/json")
                .queryParam("repository", PlanTestResource.REPOSITORY)
                .queryParam("pull", "77")
                .queryParam("head", "d".repeat(40))
                .queryParam("project", "")
                .queryParam("dir", ".")
                .queryParam("workspace", "default")
                .body(json)
                .post(PlanEndpoint.PATH)
                .then()
                .statusCode(202)
                .body("outcome", equalTo("recorded"));

        var entry = log.at(position).orElseThrow().decode();
        PlanDocument document =
                Objects.requireNonNull(((PlanEvent.Succeeded) entry.event()).document());
        assertThat(document.counts()).isEqualTo(counts(said));
        assertThat(document.applyable()).isTrue();
        assertThat(document.complete()).isTrue();
        assertThat(document.failedChecks()).isEqualTo(1);
        PlanSummary summary =
                documents.find(Objects.requireNonNull(entry.envelope().evidence())).orElseThrow();
        assertThat(summary.resource("terraform_data.replaced").orElseThrow().action())
                .isEqualTo(Action.DELETE_CREATE);
        assertThat(summary.resource("terraform_data.moved_to").orElseThrow().previousAddress())
                .isEqualTo("terraform_data.moved_from");
        List<AttributeChange> replaced = attributes(summary, "terraform_data.replaced");
        assertThat(replaced)
                .filteredOn(AttributeChange::forcesReplacement)
                .extracting(AttributeChange::path)
                .containsExactly("triggers_replace");
        assertThat(attributes(summary, "terraform_data.login"))
                .filteredOn(attribute -> attribute.path().startsWith("input"))
                .isNotEmpty()
                .allMatch(AttributeChange::isMasked);
        assertThat(new EveryTable(database).contentOf()).doesNotContain("PLANTED");
    }

    private List<AttributeChange> attributes(PlanSummary summary, String address) {
        int number = summary.resource(address).orElseThrow().details();
        return documents.details(summary, number).stream()
                .filter(detail -> detail.part() == ResourceDetail.Part.RESOURCE)
                .filter(detail -> detail.address().equals(address))
                .findFirst()
                .orElseThrow()
                .attributes();
    }

    private static PlanCounts counts(String said) {
        var numbers = COUNTS.matcher(said);
        assertThat(numbers.find()).as(said).isTrue();
        return new PlanCounts(
                Long.parseLong(numbers.group(1)),
                Long.parseLong(numbers.group(2)),
                Long.parseLong(numbers.group(3)),
                0,
                0);
    }

    private static String before() {
        return """
        variable "phrase" {
          default   = "PLANTED before"
          sensitive = true
        }
        resource "terraform_data" "login" {
          input = { user = "app", phrase = var.phrase }
        }
        resource "terraform_data" "replaced" {
          input            = "same"
          triggers_replace = "one"
        }
        resource "terraform_data" "gone" {
          input = "gone"
        }
        resource "terraform_data" "moved_from" {
          input = "moved"
        }
        resource "terraform_data" "each" {
          for_each = toset(["a", "b"])
          input    = each.key
        }
        output "phrase" {
          value     = var.phrase
          sensitive = true
        }
        output "plain" {
          value = "one"
        }
        """;
    }

    private static String after() {
        return """
        variable "phrase" {
          default   = "PLANTED after"
          sensitive = true
        }
        resource "terraform_data" "login" {
          input = { user = "app", phrase = var.phrase }
        }
        resource "terraform_data" "replaced" {
          input            = "same"
          triggers_replace = "two"
        }
        resource "terraform_data" "moved_to" {
          input = "moved"
        }
        moved {
          from = terraform_data.moved_from
          to   = terraform_data.moved_to
        }
        resource "terraform_data" "each" {
          for_each = toset(["b", "c"])
          input    = "${each.key} later"
        }
        output "phrase" {
          value     = var.phrase
          sensitive = true
        }
        output "plain" {
          value = "two"
        }
        check "always" {
          assert {
            condition     = terraform_data.moved_to.input == "elsewhere"
            error_message = "never holds"
          }
        }
        """;
    }
}
