package dev.tidemark.sandbox.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Who may do what in a repository. */
final class CollaboratorRoutes {

    private final RepositoryContext context;

    CollaboratorRoutes(RepositoryContext context) {
        this.context = context;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/collaborators/{login}", this::isCollaborator),
                Route.get("/collaborators/{login}/permission", this::permission));
    }

    private Account named(ApiRequest request) {
        var login = request.variable("login");
        return context.accounts()
                .byLogin(login)
                .orElseThrow(() -> new ApiError(404, login + " is not a user"));
    }

    private ApiResponse isCollaborator(ApiRequest request) {
        requirePush(request, "Must have push access to view repository collaborators.");
        if (context.permission(named(request)) == Permission.NONE) {
            throw ApiError.notFound();
        }
        return ApiResponse.noContent();
    }

    private ApiResponse permission(ApiRequest request) {
        requirePush(request, "Must have push access to view collaborator permission.");
        var named = named(request);
        var permission = context.permission(named);
        var json =
                Json.object()
                        .put("permission", permission.legacy())
                        .put("role_name", permission.role());
        var user = AccountJson.of(named, context.links());
        user.set("permissions", flags(permission));
        json.set("user", user.put("role_name", permission.role()));
        return ApiResponse.ok(json);
    }

    private void requirePush(ApiRequest request, String otherwise) {
        if (!context.permission(request.caller()).includes(Permission.WRITE)) {
            throw new ApiError(403, otherwise);
        }
    }

    private static ObjectNode flags(Permission permission) {
        return Json.object()
                .put("admin", permission.includes(Permission.ADMIN))
                .put("maintain", permission.includes(Permission.MAINTAIN))
                .put("push", permission.includes(Permission.WRITE))
                .put("triage", permission.includes(Permission.TRIAGE))
                .put("pull", permission.includes(Permission.READ));
    }
}
