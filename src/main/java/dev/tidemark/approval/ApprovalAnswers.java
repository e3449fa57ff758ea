package dev.tidemark.approval;

import dev.tidemark.web.Page;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The pages and fragments themselves. Each is made for one person and kept by nobody. */
@Singleton
class ApprovalAnswers {

    @CheckedTemplate(basePath = "approval")
    static class Templates {
        private Templates() {}

        static native TemplateInstance list(Page page, InboxView inbox);

        static native TemplateInstance list$inbox(Page page, InboxView inbox);

        static native TemplateInstance show(Page page, InboxView inbox, RequestView request);

        static native TemplateInstance show$request(Page page, RequestView request);

        static native TemplateInstance show$planned(Page page, RequestView request);

        static native TemplateInstance show$decisions(Page page, RequestView request);

        static native TemplateInstance badge(int waiting);
    }

    private static final String HTML = MediaType.TEXT_HTML + ";charset=UTF-8";

    Uni<Response> page(TemplateInstance template) {
        return page(200, template);
    }

    Uni<Response> page(int status, TemplateInstance template) {
        return template.createUni()
                .map(html ->
                        Response.status(status)
                                .type(HTML)
                                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                                .entity(html)
                                .build());
    }

    /** To read a page, after something was sent. */
    static Response seeOther(String address) {
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, address)
                .build();
    }
}
