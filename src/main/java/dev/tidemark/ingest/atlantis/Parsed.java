package dev.tidemark.ingest.atlantis;

import dev.tidemark.event.CommentEvent.Section;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a comment of Atlantis says. */
sealed interface Parsed {

    /** Never empty. */
    record Told(List<Finding> findings) implements Parsed {

        public Told {
            findings = List.copyOf(findings);
        }
    }

    /** One of several comments that tell it together; as in {@code CommentEvent.Split}. */
    record Part(
            String command,
            boolean continued,
            boolean continues,
            @Nullable Integer projects,
            List<Section> sections)
            implements Parsed {

        public Part {
            sections = List.copyOf(sections);
        }
    }

    /** Understood, and nothing that is recorded. */
    record Nothing(String reason) implements Parsed {}

    record Unknown(String reason) implements Parsed {}
}
