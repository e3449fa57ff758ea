package dev.tidemark.evidence;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;

/** The evidence of one change as a file, from its page. */
@Singleton
@Path("/changes/{owner}/{name}/{number}/evidence")
class EvidencePages {

    private final EvidenceAnswers answers;

    EvidencePages(EvidenceAnswers answers) {
        this.answers = answers;
    }

    @GET
    @Produces(EvidenceAnswers.ZIP)
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response take(@RestPath String owner, @RestPath String name, @RestPath String number) {
        return answers.taken(owner, name, number);
    }
}
