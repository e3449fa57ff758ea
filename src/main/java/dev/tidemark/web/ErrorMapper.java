package dev.tidemark.web;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Turns what was thrown into an answer; what is not foreseen is a 500 with an id. */
@Singleton
class ErrorMapper {

    private static final Logger LOG = Logger.getLogger(ErrorMapper.class);

    /** Places that machines read, whatever they accept. */
    private static final List<String> DOCUMENTS_ONLY =
            List.of("/api/", "/ingest/", "/events", "/log/");

    private final ErrorAnswers answers;

    ErrorMapper(ErrorAnswers answers) {
        this.answers = answers;
    }

    @ServerExceptionMapper
    Uni<Response> refused(WebApplicationException refusal, HttpServerRequest request) {
        Response response = refusal.getResponse();
        if (response.hasEntity() || response.getStatus() < 400) {
            return Uni.createFrom().item(response);
        }
        return answer(Failure.of(response.getStatus(), null), request);
    }

    @ServerExceptionMapper
    Uni<Response> unreadable(BadRequest bad, HttpServerRequest request) {
        return answer(Failure.of(400, bad.getMessage()), request);
    }

    @ServerExceptionMapper
    Uni<Response> notHere(NotHere nothing, HttpServerRequest request) {
        return answer(Failure.of(404, nothing.getMessage()), request);
    }

    @ServerExceptionMapper
    Uni<Response> failed(Throwable failure, HttpServerRequest request) {
        if (DatabaseTrouble.isSilence(failure)) {
            LOG.warnf("The database does not answer: %s", failure.getMessage());
            return answer(Failure.of(Failure.NOT_NOW, null), request);
        }
        if (DatabaseTrouble.isUnreadiness(failure)) {
            LOG.warnf("%s waits for read models: %s", request.path(), failure.getMessage());
            return answer(Failure.unready(), request);
        }
        String id = UUID.randomUUID().toString();
        LOG.errorf(failure, "%s failed, error id %s", request.path(), id);
        return answer(new Failure(500, null, id), request);
    }

    Uni<Response> answer(Failure failure, HttpServerRequest request) {
        return readsPages(request)
                ? answers.page(failure, request.path())
                : Uni.createFrom().item(() -> answers.problem(failure));
    }

    private static boolean readsPages(HttpServerRequest request) {
        if (DOCUMENTS_ONLY.stream().anyMatch(request.path()::startsWith)) {
            return false;
        }
        @Nullable String accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept == null || !accept.contains("json") || accept.contains(MediaType.TEXT_HTML);
    }
}
