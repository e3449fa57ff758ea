package dev.tidemark.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.tidemark.database.TestDatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestDatabaseResource.class)
class SecurityHeadersTest {

    private static final Pattern INLINE =
            Pattern.compile(
                    "<script(?![^>]* src=)|<style|\\sstyle=|\\son[a-z]+=|javascript:|hx-on",
                    Pattern.CASE_INSENSITIVE);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/changes",
                "/trail",
                "/trail/0",
                "/status",
                "/nothing",
                "/foot",
                "/api/v1/trail",
                "/api/v1/nothing",
                "/failing/bug",
                "/assets/tidemark.css",
                "/_static/htmx.org/2.0.2/dist/htmx.min.js",
                "/q/health",
                "/q/openapi"
            })
    void everyAnswerCarriesThem(String path) {
        given().get(path)
                .then()
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .header("Content-Security-Policy", containsString("frame-ancestors 'none'"))
                .header("Content-Security-Policy", not(containsString("unsafe")))
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .header("Referrer-Policy", equalTo("same-origin"))
                .header("Cross-Origin-Opener-Policy", equalTo("same-origin"))
                .header("Cross-Origin-Resource-Policy", equalTo("same-origin"))
                .header("Permissions-Policy", containsString("camera=()"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/changes", "/trail", "/trail/0", "/status", "/nothing"})
    void noPageHasInlineScriptOrStyle(String path) {
        String page = given().accept("text/html").get(path).asString();

        assertThat(INLINE.matcher(page).find()).as(page).isFalse();
    }

    @Test
    void pagesAndFragmentsAreKeptApart() {
        given().get("/trail")
                .then()
                .header("Cache-Control", equalTo("no-cache"))
                .header("Vary", containsString("HX-Request"));
    }

    @Test
    void stylesheetAndScriptsOfAPageAreServedAndMayBeKept() {
        String page = given().get("/trail").asString();
        var address =
                Pattern.compile("(?:src|href)=\"(/(?:assets|_static)/[^\"]+)\"").matcher(page);

        int found = 0;
        while (address.find()) {
            found++;
            given().urlEncodingEnabled(false)
                    .get(address.group(1))
                    .then()
                    .statusCode(200)
                    .header("Cache-Control", containsString("max-age=31536000"));
        }
        assertThat(found).isEqualTo(4);
    }
}
