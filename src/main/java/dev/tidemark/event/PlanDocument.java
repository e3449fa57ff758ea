package dev.tidemark.event;

import java.util.List;

/**
 * What a plan's JSON says, masked. The rest of it is in the evidence.
 *
 * @param digest what an approval is bound to, as {@code docs/atlantis.md} defines it
 * @param formatVersion of Terraform's JSON
 * @param terraformVersion that made the plan
 * @param counts as Terraform counts them
 * @param outputs how many outputs would change
 * @param moved how many resources only get another address
 * @param drifted how many differ from the state outside of Terraform
 * @param deferred how many Terraform puts off
 * @param failedChecks how many checks fail
 * @param complete whether Terraform planned all of it; true where an older one does not say
 * @param applyable whether Terraform would apply it; true where an older one does not say
 * @param resourceCount how many resources would change
 * @param resources at most 200 of them, destroys and replaces first
 */
public record PlanDocument(
        String digest,
        String formatVersion,
        String terraformVersion,
        PlanCounts counts,
        int outputs,
        int moved,
        int drifted,
        int deferred,
        int failedChecks,
        boolean complete,
        boolean applyable,
        int resourceCount,
        List<Resource> resources) {

    public PlanDocument {
        resources = List.copyOf(resources);
    }

    /** One resource that would change. */
    public record Resource(String address, Action action) {}

    /** What would be done to it, worst first. */
    public enum Action {
        DELETE,
        DELETE_CREATE,
        CREATE_DELETE,
        CREATE_FORGET,
        FORGET,
        UPDATE,
        CREATE,
        IMPORT,
        MOVE,
        READ
    }
}
