package dev.tidemark.event;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What a decision is about: one plan. It moves with nothing; another head, another plan or another
 * digest is another request.
 *
 * @param id names it in addresses and keys; a function of the rest and the repository
 * @param change number of the pull request
 * @param project what the plan is of
 * @param head revision that was planned
 * @param digest SHA-256 of what would be done, in hexadecimal; {@code docs/atlantis.md} says of
 *     what
 * @param fromText whether only the comment's text was there to make the digest of
 */
public record ApprovalRequest(
        String id,
        long change,
        AtlantisProject project,
        Revision head,
        String digest,
        boolean fromText) {

    private static final int ID_BYTES = 16;

    /** The request for this plan. */
    public static ApprovalRequest of(
            Repository repository,
            long change,
            AtlantisProject project,
            Revision head,
            String digest,
            boolean fromText) {
        String name = project.name() == null ? "" : project.name();
        String id =
                id(
                        NaturalKey.join(
                                repository.toString(),
                                Long.toString(change),
                                project.dir(),
                                project.workspace(),
                                name,
                                head.sha(),
                                digest));
        return new ApprovalRequest(id, change, project, head, digest, fromText);
    }

    private static String id(String parts) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(parts.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, ID_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
