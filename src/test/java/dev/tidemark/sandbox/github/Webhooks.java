package dev.tidemark.sandbox.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** Turns events into deliveries: to every hook that wants them, each with a GUID of its own. */
final class Webhooks {

    private static final List<String> EVENTS =
            List.of(
                    "issue_comment",
                    "pull_request",
                    "pull_request_review",
                    "push",
                    "repository",
                    "status",
                    "workflow_run");

    private final long seed;
    private final Random luck;
    private final double lossRate;
    private final Deliverer deliverer;
    private final Clock clock;
    private final IdSequence hookIds = new IdSequence(497_133_820L, 6_151);

    /** Beyond 2^53, like GitHub's own: a reader that takes them for doubles asks for others. */
    private final IdSequence deliveryIds = new IdSequence(161_532_476_727_459_841L, 1_027);

    Webhooks(long seed, double lossRate, Deliverer deliverer, Clock clock) {
        this.seed = seed;
        this.luck = new Random(seed);
        this.lossRate = lossRate;
        this.deliverer = deliverer;
        this.clock = clock;
    }

    Hook create(URI url, String secret, Instant at) {
        return new Hook(hookIds.next(), url, secret, EVENTS, at, new HookDeliveries());
    }

    void ping(Hook hook, HostedRepository repository, ObjectNode payload) {
        deliverer.deliver(
                hook, deliveryIds.next(), content(hook, repository, "ping", payload), false);
    }

    void emit(HostedRepository repository, String event, ObjectNode payload) {
        for (var hook : repository.hooks) {
            if (hook.events().contains(event)) {
                send(hook, content(hook, repository, event, payload));
            }
        }
    }

    private void send(Hook hook, HookDelivery.Content content) {
        long id = deliveryIds.next();
        if (luck.nextDouble() < lossRate) {
            var lost = new HookDelivery.Attempt(clock.instant(), 10.0, 504, "timed out", "");
            hook.deliveries().add(new HookDelivery(id, content, false, lost));
        } else {
            deliverer.deliver(hook, id, content, false);
        }
    }

    /** Another attempt: another id, the same GUID and the same bytes. */
    void redeliver(Hook hook, HookDelivery delivery) {
        deliverer.deliver(hook, deliveryIds.next(), delivery.content(), true);
    }

    private HookDelivery.Content content(
            Hook hook, HostedRepository repository, String event, ObjectNode payload) {
        var bytes = Json.bytes(payload);
        var guid = guid(hook, event, bytes);
        var action = payload.path("action").textValue();
        return new HookDelivery.Content(
                guid,
                event,
                action,
                repository.id,
                headers(hook, repository, event, guid, bytes),
                HookDelivery.Content.compress(bytes));
    }

    /** Follows from what is said, so that another story never says it under the same GUID. */
    private String guid(Hook hook, String event, byte[] payload) {
        var name = seed + "/" + hook.id() + "/" + event + "/";
        var prefix = name.getBytes(StandardCharsets.UTF_8);
        var bytes = Arrays.copyOf(prefix, prefix.length + payload.length);
        System.arraycopy(payload, 0, bytes, prefix.length, payload.length);
        return UUID.nameUUIDFromBytes(bytes).toString();
    }

    private static Map<String, String> headers(
            Hook hook, HostedRepository repository, String event, String guid, byte[] payload) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Accept", "*/*");
        headers.put("Content-Type", "application/json");
        headers.put("User-Agent", "GitHub-Hookshot/5d9a1c2");
        headers.put("X-GitHub-Delivery", guid);
        headers.put("X-GitHub-Event", event);
        headers.put("X-GitHub-Hook-ID", Long.toString(hook.id()));
        headers.put("X-GitHub-Hook-Installation-Target-ID", Long.toString(repository.id));
        headers.put("X-GitHub-Hook-Installation-Target-Type", "repository");
        headers.put("X-Hub-Signature", "sha1=" + Hmac.of("HmacSHA1", hook.secret(), payload));
        headers.put(
                "X-Hub-Signature-256", "sha256=" + Hmac.of("HmacSHA256", hook.secret(), payload));
        return headers;
    }
}
