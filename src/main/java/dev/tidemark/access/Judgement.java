package dev.tidemark.access;

/**
 * Decides from a route's need and a caller whether to go on. Pure.
 *
 * @param isOn whether anybody can sign in; if not, the portal is for this machine alone
 * @param readIsPublic whether reading needs nobody
 */
record Judgement(boolean isOn, boolean readIsPublic) {

    /**
     * The answer to one request.
     *
     * @param isRead whether the method changes nothing
     * @param isMetricsReader whether it comes from this machine or shows the token of metrics
     */
    Decision on(Need need, Caller caller, boolean isRead, boolean isMetricsReader) {
        if (need == Need.NOTHING) {
            return Decision.ALLOWED;
        }
        if (need == Need.METRICS) {
            return isMetricsReader ? Decision.ALLOWED : refusal(caller);
        }
        // A machine never changes anything, whatever its token is for.
        if (!isRead && caller.person().isEmpty()) {
            return refusal(caller);
        }
        return isAllowed(need, caller) ? Decision.ALLOWED : refusal(caller);
    }

    private boolean isAllowed(Need need, Caller caller) {
        boolean isSignedIn = caller.person().isPresent();
        return switch (need) {
            case NOTHING -> true;
            case READ -> isSignedIn || caller.has(Scope.READ) || readIsPublic || !isOn;
            case SIGNED_IN -> isSignedIn || caller.has(Scope.READ) || !isOn;
            case TRAIL -> caller.is(Role.AUDITOR) || caller.has(Scope.TRAIL) || !isOn;
            case ADMIN -> caller.is(Role.ADMIN);
            case METRICS -> false;
        };
    }

    private static Decision refusal(Caller caller) {
        return caller.isNobody() ? Decision.SIGN_IN : Decision.REFUSED;
    }
}
