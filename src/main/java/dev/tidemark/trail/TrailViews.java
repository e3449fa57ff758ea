package dev.tidemark.trail;

import dev.tidemark.event.Envelope;
import dev.tidemark.event.Event;
import dev.tidemark.event.Recorded;
import dev.tidemark.eventlog.StoredEntry;
import dev.tidemark.eventlog.codec.DecodedEntry;
import dev.tidemark.eventlog.codec.EventTypes;
import dev.tidemark.eventlog.merkle.Hash;
import dev.tidemark.sentence.EventMark;
import dev.tidemark.sentence.EventSentence;
import dev.tidemark.sentence.Mark;
import dev.tidemark.sentence.Sentence;
import dev.tidemark.sentence.Telling;
import dev.tidemark.sentence.VisibleText;
import dev.tidemark.web.LogHead;
import dev.tidemark.web.QueryLinks;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Stored entries as pages show them. */
@Singleton
class TrailViews {

    private final EventSentence sentence;
    private final EventMark mark;
    private final SubjectLinks subjects;
    private final TrailMessages words;

    TrailViews(EventSentence sentence, EventMark mark, SubjectLinks subjects, TrailMessages words) {
        this.sentence = sentence;
        this.mark = mark;
        this.subjects = subjects;
        this.words = words;
    }

    TrailRow row(StoredEntry stored) {
        DecodedEntry decoded = stored.parse();
        Optional<Recorded<Event>> known = known(stored, decoded);
        Envelope envelope = decoded.envelope();
        return new TrailRow(
                stored.position(),
                envelope.time(),
                ShortType.of(decoded.type()),
                known.map(entry -> mark.of(entry.event()))
                        .orElseGet(() -> new Mark("unseen", words.unknown())),
                known.map(entry -> sentence.of(Telling.of(entry))).orElse(null),
                envelope.actor() == null ? null : VisibleText.of(envelope.actor().login()),
                envelope.proof().word(),
                envelope.observedBy().word());
    }

    /** The entry in one sentence, if this version knows its type. */
    Optional<Sentence> sentence(StoredEntry stored) {
        return known(stored, stored.parse()).map(entry -> sentence.of(Telling.of(entry)));
    }

    private static Optional<Recorded<Event>> known(StoredEntry stored, DecodedEntry decoded) {
        return EventTypes.classOf(decoded.type()).isPresent()
                ? Optional.of(stored.decode())
                : Optional.empty();
    }

    TrailEntry entry(EntryReading.Found found, @Nullable LogHead head) {
        StoredEntry stored = found.entry();
        boolean isLast = head != null && stored.position() >= head.position();
        DecodedEntry decoded = stored.parse();
        String address = TrailLists.PAGE + "/" + stored.position();
        return new TrailEntry(
                row(stored),
                decoded.recordedAt(),
                VisibleText.block(
                        EntryLines.of(new String(stored.bytes(), StandardCharsets.UTF_8))),
                stored.bytes().length,
                leaf(stored),
                found.proof().map(TrailViews::proof).orElse(null),
                attributes(decoded),
                EntryFields.of(decoded.data()),
                subjects.of(decoded, found.scope()),
                found.others().stream().map(this::row).toList(),
                QueryLinks.to(TrailLists.PAGE)
                        .with("subject", decoded.envelope().subject().value())
                        .href(),
                found.hasEvidence() ? address + "/evidence" : null,
                decoded.envelope().evidence() != null && !found.hasEvidence(),
                isLast ? null : TrailLists.PAGE + "/" + (stored.position() + 1),
                stored.position() == 0 ? null : TrailLists.PAGE + "/" + (stored.position() - 1));
    }

    private static TrailEntry.Proof proof(EntryProof proof) {
        ProofView path = ProofView.of(proof);
        return new TrailEntry.Proof(
                path,
                ProofPicture.of(path.steps().size()),
                TrailHead.checkpoint(proof.signed()),
                proof.signed().checkpoint().origin());
    }

    static String leaf(StoredEntry stored) {
        return HexFormat.of().formatHex(Hash.leaf(stored.bytes()));
    }

    private List<TrailEntry.Attribute> attributes(DecodedEntry entry) {
        Envelope envelope = entry.envelope();
        var attributes = new ArrayList<TrailEntry.Attribute>();
        add(attributes, words.type(), entry.type());
        add(attributes, words.subject(), envelope.subject());
        add(attributes, words.fact(), envelope.fact());
        add(attributes, words.source(), envelope.source());
        add(attributes, words.id(), entry.id());
        add(attributes, words.repository(), envelope.repository());
        add(attributes, words.revision(), envelope.revision());
        add(attributes, words.evidence(), envelope.evidence());
        add(attributes, words.mapper(), envelope.mapper() == 0 ? null : envelope.mapper());
        add(attributes, words.supersedes(), envelope.supersedes());
        return attributes;
    }

    private static void add(
            List<TrailEntry.Attribute> attributes, String name, @Nullable Object value) {
        if (value != null) {
            attributes.add(new TrailEntry.Attribute(name, VisibleText.of(value.toString())));
        }
    }
}
