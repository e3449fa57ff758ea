package dev.tidemark.change;

import dev.tidemark.event.ChangeEvent;
import dev.tidemark.event.ChangeEvent.Closed;
import dev.tidemark.event.ChangeEvent.Description;
import dev.tidemark.event.ChangeEvent.Edited;
import dev.tidemark.event.ChangeEvent.Merged;
import dev.tidemark.event.ChangeEvent.Opened;
import dev.tidemark.event.ChangeEvent.Reopened;
import dev.tidemark.event.ChangeEvent.Reviewed;
import dev.tidemark.event.ChangeEvent.Updated;
import dev.tidemark.event.Event;
import dev.tidemark.event.Revision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How a change was described, moment by moment: per field what was said last. */
final class Descriptions {

    private Descriptions() {}

    /** A claim is heard before all others; so is the opening, whatever shares its second. */
    static Description fold(Optional<Moment> claim, List<Moment> known) {
        Set<Instant> moves =
                known.stream()
                        .filter(moment -> moment.event() instanceof Updated)
                        .map(Moment::time)
                        .collect(Collectors.toSet());
        var inOrder = new ArrayList<Moment>();
        claim.ifPresent(inOrder::add);
        known.stream().filter(Descriptions::isOpening).forEach(inOrder::add);
        known.stream().filter(moment -> !isOpening(moment)).forEach(inOrder::add);
        Description folded = Description.NONE;
        for (Moment moment : inOrder) {
            folded = later(folded, describe(moment, moves));
        }
        return folded;
    }

    private static boolean isOpening(Moment moment) {
        Event event = moment.event();
        return event instanceof Opened;
    }

    private static Description describe(Moment moment, Set<Instant> moves) {
        ChangeEvent event = (ChangeEvent) moment.event();
        Description said =
                switch (event) {
                    case Opened opened -> opened.description();
                    case Updated updated -> updated.description();
                    case Edited edited -> edited.description();
                    case Reviewed ignored -> Description.NONE;
                    case Merged merged -> merged.description();
                    case Closed closed -> closed.description();
                    case Reopened reopened -> reopened.description();
                };
        if (event instanceof Updated updated) {
            return withHead(said, updated.after());
        }
        // Of one second the moves themselves tell how they follow each other; a look at it cannot.
        return moves.contains(moment.time()) ? withHead(said, null) : said;
    }

    private static Description withHead(Description said, @Nullable Revision head) {
        return new Description(
                said.title(), said.author(), said.base(), said.headRef(), head, said.draft());
    }

    private static Description later(Description before, Description said) {
        return new Description(
                said.title() == null ? before.title() : said.title(),
                said.author() == null ? before.author() : said.author(),
                said.base() == null ? before.base() : said.base(),
                said.headRef() == null ? before.headRef() : said.headRef(),
                said.head() == null ? before.head() : said.head(),
                said.draft() == null ? before.draft() : said.draft());
    }
}
