package dev.tidemark.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** An error, as the page or the problem document that the asker can read. */
@Singleton
class ErrorAnswers {

    @CheckedTemplate(basePath = "web")
    static class Templates {
        private Templates() {}

        static native TemplateInstance error(Page page, Failure failure);
    }

    /** How long a client should wait for a database that is away, or for read models. */
    private static final String RETRY_AFTER_SECONDS = "5";

    private static final String HTML = MediaType.TEXT_HTML + ";charset=UTF-8";

    private final Shell shell;

    ErrorAnswers(Shell shell) {
        this.shell = shell;
    }

    Uni<Response> page(Failure failure, String path) {
        return shell.page(Page.ELSEWHERE, path, null)
                .flatMap(page -> Templates.error(page, failure).createUni())
                .map(html -> response(failure).type(HTML).entity(html).build())
                .map(Response.class::cast);
    }

    Response problem(Failure failure) {
        return response(failure).type(Problem.MEDIA_TYPE).entity(failure.problem()).build();
    }

    private static Response.ResponseBuilder response(Failure failure) {
        Response.ResponseBuilder response =
                Response.status(failure.status()).header(HttpHeaders.CACHE_CONTROL, "no-store");
        return failure.status() == Failure.NOT_NOW
                ? response.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                : response;
    }
}
