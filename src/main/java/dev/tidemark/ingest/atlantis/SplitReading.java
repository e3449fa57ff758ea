package dev.tidemark.ingest.atlantis;

import dev.tidemark.event.AtlantisProject;
import dev.tidemark.event.CommentEvent.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads one part of a comment that was too long for GitHub. It says what can be seen in it; only
 * all parts together say what came of a project, and whoever joins them MUST believe none of them
 * where a project is headed twice, because an output can print a heading.
 */
final class SplitReading {

    private static final Pattern HEADING = Pattern.compile("### \\d{1,9}\\. .*");
    private static final Pattern SUMMARY = Pattern.compile("### (?:Plan|Apply) Summary");

    /** An entry of the log holds 65,535 bytes, with its envelope. */
    private static final int ENTRY = 60_000;

    private SplitReading() {}

    /** Empty if it is no part. */
    static Optional<Parsed> read(Lines comment) {
        return SplitFrame.of(comment).map(SplitReading::part);
    }

    private static Parsed part(SplitFrame frame) {
        ResultReading.checkNothingSwallowed(frame.content());
        return frame.continued() ? later(frame) : first(frame);
    }

    private static Parsed first(SplitFrame frame) {
        Lines content = frame.content();
        Optional<Marker> marker = Marker.parse(content.at(0));
        if (marker.isPresent()) {
            Ran ran = marker.get().ran();
            return part(frame, ran, null, List.of(SplitPiece.headed(ran, null, content, false)));
        }
        Heading heading =
                Heading.parse(content.at(0))
                        .orElseThrow(() -> new NotUnderstood("a first part in an unknown form"));
        Ran ran = heading.ran();
        AtlantisProject only = heading.project();
        if (only != null) {
            Section section = SplitPiece.headed(ran, only, content.from(1), false);
            return part(frame, ran, 1, List.of(section));
        }
        checkHeadings(content, heading.count());
        return part(frame, ran, heading.count(), pieces(ran, content, true));
    }

    /** This part has the list, so its headings can be compared with it. */
    private static void checkHeadings(Lines content, int count) {
        Lines list = content.from(1).trimmed().to(count);
        for (int start : headings(content)) {
            String heading = content.at(start);
            int number = number(heading);
            String listed = "1. " + heading.substring(heading.indexOf('.') + 2);
            if (number > count || !list.at(number - 1).equals(listed)) {
                throw new NotUnderstood("a heading that is not of a listed project");
            }
        }
    }

    private static Parsed later(SplitFrame frame) {
        Ran ran = Ran.called(frame.command()).orElse(null);
        List<Section> sections = pieces(ran, frame.content(), frame.continues());
        checkSize(sections);
        return new Parsed.Part(frame.command(), true, frame.continues(), null, sections);
    }

    private static Parsed part(
            SplitFrame frame, Ran ran, @Nullable Integer projects, List<Section> sections) {
        checkSize(sections);
        return new Parsed.Part(ran.word(), false, frame.continues(), projects, sections);
    }

    private static void checkSize(List<Section> sections) {
        int size = sections.stream().mapToInt(SplitReading::size).sum();
        if (size > ENTRY) {
            throw new NotUnderstood("more projects in one part than an entry can hold");
        }
    }

    /** At most, in bytes of JSON. */
    private static int size(Section section) {
        AtlantisProject project = section.project();
        int names =
                project == null
                        ? 0
                        : project.dir().length()
                                + project.workspace().length()
                                + Objects.requireNonNullElse(project.name(), "").length();
        return 400 + 4 * (names + Objects.requireNonNullElse(section.said(), "").length());
    }

    /** Of several projects; the last piece is cut if another part follows. */
    private static List<Section> pieces(@Nullable Ran ran, Lines content, boolean cut) {
        Lines all = cut ? content : Extras.without(content);
        List<Integer> starts = headings(all);
        int end = end(all, starts);
        var sections = new ArrayList<Section>();
        int firstStart = starts.isEmpty() ? end : starts.get(0);
        boolean headed = Heading.parse(all.at(0)).isPresent();
        if (!headed && !all.to(firstStart).trimmed().isEmpty()) {
            boolean open = starts.isEmpty() && cut && end == all.size();
            sections.add(SplitPiece.continued(ran, all.to(firstStart), !open));
        }
        for (int index = 0; index < starts.size(); index++) {
            int start = starts.get(index);
            boolean last = index == starts.size() - 1;
            Lines body = all.between(start + 1, last ? end : starts.get(index + 1));
            boolean whole = !last || !cut || end < all.size();
            sections.add(SplitPiece.headed(ran, project(all.at(start)), body, whole));
        }
        return sections;
    }

    /** In the order of their numbers, each once. */
    private static List<Integer> headings(Lines content) {
        var starts = new ArrayList<Integer>();
        int previous = 0;
        for (int index = 0; index < content.size(); index++) {
            if (HEADING.matcher(content.at(index)).matches()) {
                int number = number(content.at(index));
                if (number <= previous) {
                    throw new NotUnderstood("the projects of a part are not in order");
                }
                previous = number;
                starts.add(index);
            }
        }
        return starts;
    }

    private static int number(String heading) {
        return Integer.parseInt(heading.substring(4, heading.indexOf('.')));
    }

    private static AtlantisProject project(String heading) {
        return Entry.parse(heading.substring(heading.indexOf('.') + 2))
                .orElseThrow(() -> new NotUnderstood("a heading of no project"));
    }

    /** Where the summary begins, which ends the last piece. */
    private static int end(Lines content, List<Integer> starts) {
        int end = content.size();
        int summaries = 0;
        for (int index = 0; index < content.size(); index++) {
            if (SUMMARY.matcher(content.at(index)).matches()) {
                end = index;
                summaries++;
            }
        }
        boolean within = !starts.isEmpty() && starts.get(starts.size() - 1) > end;
        if (summaries > 1 || within) {
            throw new NotUnderstood("a summary that is not at the end");
        }
        return end;
    }
}
