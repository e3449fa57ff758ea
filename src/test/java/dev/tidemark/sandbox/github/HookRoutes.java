package dev.tidemark.sandbox.github;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Webhooks, their deliveries and asking for another attempt. */
final class HookRoutes {

    /** As long as github.com remembers a delivery. */
    private static final Duration REMEMBERED = Duration.ofDays(3);

    private static final String CURSOR_PREFIX = "v1_";

    private final RepositoryContext context;
    private final HostedRepository repository;
    private final Paging paging;

    HookRoutes(RepositoryContext context, Paging paging) {
        this.context = context;
        this.repository = context.repository();
        this.paging = paging;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/hooks", this::list),
                Route.get("/hooks/{hook}", this::show),
                Route.post("/hooks/{hook}/pings", this::ping),
                Route.get("/hooks/{hook}/deliveries", this::deliveries),
                Route.get("/hooks/{hook}/deliveries/{id}", this::delivery),
                Route.post("/hooks/{hook}/deliveries/{id}/attempts", this::redeliver));
    }

    private Hook hook(ApiRequest request) {
        context.require(Permission.ADMIN, request.caller());
        return repository.hooks.stream()
                .filter(hook -> Long.toString(hook.id()).equals(request.variable("hook")))
                .findAny()
                .orElseThrow(ApiError::notFound);
    }

    private ApiResponse list(ApiRequest request) {
        context.require(Permission.ADMIN, request.caller());
        return paging.page(
                request, repository.hooks, hook -> HookJson.of(hook, repository, context.links()));
    }

    private ApiResponse show(ApiRequest request) {
        return ApiResponse.ok(HookJson.of(hook(request), repository, context.links()));
    }

    private ApiResponse ping(ApiRequest request) {
        var hook = hook(request);
        context.webhooks().ping(hook, repository, context.payloads().ping(hook, request.caller()));
        return ApiResponse.noContent();
    }

    private ApiResponse deliveries(ApiRequest request) {
        int size = Paging.size(request);
        var remembered =
                hook(request).deliveries().before(cursor(request)).stream()
                        .filter(this::isRemembered)
                        .filter(delivery -> isWanted(request, delivery))
                        .toList();
        var page = remembered.subList(0, Math.min(size, remembered.size()));
        var body = Json.array(page, HookJson::delivery);
        if (page.size() == remembered.size()) {
            return ApiResponse.ok(body);
        }
        var cursor = CURSOR_PREFIX + page.getLast().id();
        var next = paging.link(request, "cursor", cursor, "next");
        return new ApiResponse(200, body, Map.of("Link", next));
    }

    private static long cursor(ApiRequest request) {
        var cursor = request.parameter("cursor");
        if (cursor.isEmpty()) {
            return Long.MAX_VALUE;
        }
        try {
            return Long.parseLong(cursor.get().replaceFirst("^" + CURSOR_PREFIX, ""));
        } catch (NumberFormatException e) {
            throw ApiError.validationFailed("Invalid cursor");
        }
    }

    private static boolean isWanted(ApiRequest request, HookDelivery delivery) {
        return request.parameter("redelivery")
                .map(wanted -> Boolean.parseBoolean(wanted) == delivery.redelivery())
                .orElse(true);
    }

    private boolean isRemembered(HookDelivery delivery) {
        var oldest = context.now().minus(REMEMBERED);
        return delivery.attempt().deliveredAt().isAfter(oldest);
    }

    private HookDelivery find(ApiRequest request) {
        return hook(request)
                .deliveries()
                .find(request.id())
                .filter(this::isRemembered)
                .orElseThrow(ApiError::notFound);
    }

    private ApiResponse delivery(ApiRequest request) {
        return ApiResponse.ok(HookJson.fullDelivery(find(request), hook(request)));
    }

    private ApiResponse redeliver(ApiRequest request) {
        context.webhooks().redeliver(hook(request), find(request));
        return ApiResponse.accepted();
    }
}
