package dev.tidemark.approval;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/** Read models are asked where a request came in: a session belongs to one context. */
final class WhereAsked {

    private WhereAsked() {}

    /** The same, going on in the context of whoever calls this now. */
    static <T> Uni<T> goOn(Uni<T> elsewhere) {
        Context here = Vertx.currentContext();
        return here == null
                ? elsewhere.emitOn(Infrastructure.getDefaultWorkerPool())
                : elsewhere.emitOn(task -> here.runOnContext(none -> task.run()));
    }
}
