package dev.tidemark.plan;

/**
 * A check, precondition or postcondition that does not hold.
 *
 * @param address as Terraform shows it
 * @param status {@code fail} or {@code error}
 */
public record FailedCheck(String address, String status) {}
