package dev.tidemark.sandbox.github;

/** Makes one attempt to deliver, soon and elsewhere, and records it with the hook. */
interface Deliverer {

    void deliver(Hook hook, long id, HookDelivery.Content content, boolean redelivery);
}
