package dev.tidemark.sandbox.github;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A webhook and its deliveries. */
final class HookJson {

    private HookJson() {}

    static ObjectNode of(Hook hook, HostedRepository repository, Links links) {
        var api = links.api(repository) + "/hooks/" + hook.id();
        var json =
                Json.object()
                        .put("type", "Repository")
                        .put("id", hook.id())
                        .put("name", "web")
                        .put("active", true);
        hook.events().forEach(json.putArray("events")::add);
        json.putObject("config")
                .put("content_type", "json")
                .put("insecure_ssl", "0")
                .put("secret", "********")
                .put("url", hook.url().toString());
        json.put("updated_at", Json.time(hook.createdAt()))
                .put("created_at", Json.time(hook.createdAt()))
                .put("url", api)
                .put("test_url", api + "/test")
                .put("ping_url", api + "/pings")
                .put("deliveries_url", api + "/deliveries");
        json.putObject("last_response").putNull("code").put("status", "unused").putNull("message");
        return json;
    }

    static ObjectNode delivery(HookDelivery delivery) {
        var content = delivery.content();
        var attempt = delivery.attempt();
        return Json.object()
                .put("id", delivery.id())
                .put("guid", content.guid())
                .put("delivered_at", Json.time(attempt.deliveredAt()))
                .put("redelivery", delivery.redelivery())
                .put("duration", attempt.duration())
                .put("status", attempt.status())
                .put("status_code", attempt.statusCode())
                .put("event", content.event())
                .put("action", content.action())
                .putNull("installation_id")
                .put("repository_id", content.repositoryId())
                .putNull("throttled_at");
    }

    static ObjectNode fullDelivery(HookDelivery delivery, Hook hook) {
        var json = delivery(delivery).put("url", hook.url().toString());
        var request = json.putObject("request");
        var headers = request.putObject("headers");
        delivery.content().headers().forEach(headers::put);
        request.set("payload", Json.read(delivery.content().payload()));
        var response = json.putObject("response");
        response.putObject("headers");
        response.put("payload", delivery.attempt().body());
        return json;
    }
}
