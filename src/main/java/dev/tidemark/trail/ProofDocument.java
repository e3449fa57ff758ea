package dev.tidemark.trail;

import java.util.Base64;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An inclusion proof as JSON. */
@Schema(description = "That an entry is in the log: RFC 6962 section 2.1.1")
public record ProofDocument(
        long position,
        @Schema(description = "RFC 6962 leaf hash of the entry's bytes, in hexadecimal")
                String leafHash,
        @Schema(description = "How many entries the checkpoint covers") long size,
        @Schema(description = "Root over them, in base64 as in the checkpoint") String root,
        @Schema(
                        description =
                                "Audit path in base64, from the leaf's sibling up to a child of the"
                                        + " root")
                List<String> path,
        @Schema(description = "The signed checkpoint, a C2SP signed note, whole")
                String checkpoint) {

    static ProofDocument of(EntryProof proof) {
        var checkpoint = proof.signed().checkpoint();
        return new ProofDocument(
                proof.entry().position(),
                TrailViews.leaf(proof.entry()),
                checkpoint.size(),
                Base64.getEncoder().encodeToString(checkpoint.root()),
                base64(proof.path()),
                proof.signed().note().toString());
    }

    static List<String> base64(List<byte[]> hashes) {
        return hashes.stream().map(Base64.getEncoder()::encodeToString).toList();
    }
}
