package dev.tidemark.ingest.atlantis;

import dev.tidemark.event.AtlantisProject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A comment about several projects, in its parts: the numbered list, a section for each project,
 * and Atlantis' summary.
 *
 * <p>The list stands before any output, so no output can forge it. A section begins where the
 * heading of its number and its entry in the list stands, letter for letter; as Atlantis writes
 * each of them once, a second one was printed by somebody's Terraform code, and nothing of the
 * comment is believed.
 *
 * @param announced the list
 * @param sections in the list's order; fewer where unchanged or passed ones are hidden
 * @param summary Atlantis' line of counts; null without one
 */
record ProjectSections(
        List<AtlantisProject> announced, List<Section> sections, @Nullable String summary) {

    /** What is written about one project. */
    record Section(AtlantisProject project, Lines body) {}

    private static final String ITEM = "1. ";
    private static final Pattern HEADING = Pattern.compile("### \\d{1,9}\\. .*");

    /**
     * Reads it.
     *
     * @param lines from the list on
     * @param count how many projects are announced
     * @param summaryHeading above the summary; null where this command has none
     */
    static ProjectSections of(Lines lines, int count, @Nullable String summaryHeading) {
        Lines trimmed = lines.trimmed();
        List<String> entries = entries(trimmed, count);
        List<AtlantisProject> announced = projects(entries);
        Lines rest = trimmed.from(count);
        int summary = summaryHeading == null ? -1 : rest.onlyIndexOf(summaryHeading);
        List<Integer> starts = starts(rest, entries);
        int end = summary < 0 ? rest.size() : summary;
        var sections = new ArrayList<Section>();
        int next = end;
        for (int index = count - 1; index >= 0; index--) {
            int start = starts.get(index);
            if (start >= next) {
                throw new NotUnderstood("the projects stand in another order than announced");
            }
            if (start >= 0) {
                sections.addFirst(new Section(announced.get(index), rest.between(start + 1, next)));
                next = start;
            }
        }
        checkNothingBefore(rest.to(next));
        String counts = summary < 0 ? null : rest.from(summary + 1).trimmed().at(0);
        return new ProjectSections(announced, sections, counts);
    }

    private static List<String> entries(Lines lines, int count) {
        List<String> items = lines.to(count).all();
        if (items.size() < count || items.stream().anyMatch(item -> !item.startsWith(ITEM))) {
            throw new NotUnderstood("fewer projects are listed than announced");
        }
        return items.stream().map(item -> item.substring(ITEM.length())).toList();
    }

    private static List<AtlantisProject> projects(List<String> entries) {
        if (new HashSet<>(entries).size() < entries.size()) {
            throw new NotUnderstood("a project is listed twice");
        }
        return entries.stream()
                .map(entry ->
                        Entry.parse(entry)
                                .orElseThrow(() ->
                                        new NotUnderstood(
                                                "a project whose name is not" + " understood")))
                .toList();
    }

    /** Where each section's heading stands; -1 if it does not. */
    private static List<Integer> starts(Lines rest, List<String> entries) {
        var starts = new ArrayList<Integer>();
        for (int index = 0; index < entries.size(); index++) {
            starts.add(rest.onlyIndexOf("### " + (index + 1) + ". " + entries.get(index)));
        }
        long headings = rest.all().stream().filter(line -> HEADING.matcher(line).matches()).count();
        if (headings != starts.stream().filter(start -> start >= 0).count()) {
            throw new NotUnderstood("a heading that is not of a listed project");
        }
        return starts;
    }

    private static void checkNothingBefore(Lines lines) {
        if (lines.all().stream().anyMatch(line -> !line.isBlank() && !line.equals("---"))) {
            throw new NotUnderstood("text between the list of projects and the first of them");
        }
    }
}
