package dev.tidemark.population;

import dev.tidemark.export.CsvCell;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A population as RFC 4180 in UTF-8, a line at a time: first how far each branch was compared, then
 * every exception, the worst first, then every change, the newest first. The first column says
 * which of the three a line is.
 */
final class PopulationCsv {

    private static final String END = "\r\n";

    private static final List<String> COLUMNS =
            List.of(
                    "record",
                    "id",
                    "kind",
                    "startedat",
                    "liveat",
                    "environment",
                    "domain",
                    "target",
                    "outcome",
                    "changes",
                    "titles",
                    "authors",
                    "reviewers",
                    "approvers",
                    "applier",
                    "segregation",
                    "emergency",
                    "exceptions",
                    "about",
                    "who",
                    "link");

    private final Populations populations;
    private final PopulationPeriod period;
    private final String portal;
    private final OutputStream out;

    /**
     * Writes to a stream.
     *
     * @param portal its address, without a slash at its end
     */
    PopulationCsv(
            Populations populations, PopulationPeriod period, String portal, OutputStream out) {
        this.populations = populations;
        this.period = period;
        this.portal = portal;
        this.out = out;
    }

    void write() throws IOException {
        try {
            line(COLUMNS.toArray(String[]::new));
            populations.standing().compared().forEach(this::compared);
            exceptions();
            populations.read(period, this::change);
        } catch (UncheckedIOException left) {
            throw left.getCause();
        }
    }

    /** All of one kind are held, the changes are not. */
    private void exceptions() {
        Stream.Builder<Deviation> all = Stream.builder();
        populations.beside(period).forEach(all);
        populations.read(period, change -> change.deviations().forEach(all));
        all.build()
                .sorted(
                        Comparator.comparing(Deviation::code)
                                .thenComparing(Comparator.comparing(Deviation::at).reversed()))
                .forEach(this::exception);
    }

    private void compared(Completeness.Compared compared) {
        String commit = compared.commit() == null ? "never compared" : compared.commit();
        line(
                "compared",
                null,
                null,
                compared.pushedAt() == null ? null : compared.pushedAt().toString(),
                null,
                null,
                null,
                compared.repository(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                commit,
                null,
                null);
    }

    private void exception(Deviation deviation) {
        line(
                "exception",
                deviation.change(),
                deviation.code().word(),
                deviation.at().toString(),
                null,
                period.environment(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                deviation.about(),
                deviation.who(),
                portal + deviation.href());
    }

    private void change(ProductionChange change) {
        line(
                "change",
                change.id(),
                change.kind().word(),
                change.startedAt().toString(),
                change.liveAt() == null ? null : change.liveAt().toString(),
                period.environment(),
                change.domain(),
                change.target(),
                change.outcome(),
                together(change.changes().stream().map(ProductionChange.PullRequest::name)),
                together(
                        change.changes().stream()
                                .map(each -> each.title() == null ? "" : each.title())),
                together(change.authors().stream()),
                together(change.reviewers().stream()),
                together(
                        change.approvers().stream()
                                .map(each -> each.login() + " (" + each.basis() + ")")),
                change.applier(),
                change.duty().word(),
                change.emergency() ? "yes" : "no",
                together(change.deviations().stream().map(each -> each.code().word()).distinct()),
                null,
                null,
                portal + change.href());
    }

    private static String together(Stream<String> all) {
        return all.collect(Collectors.joining("; "));
    }

    private void line(@Nullable String... cells) {
        var line = new StringBuilder();
        for (int i = 0; i < cells.length; i++) {
            if (i > 0) {
                line.append(',');
            }
            CsvCell.append(line, cells[i]);
        }
        try {
            out.write(line.append(END).toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException left) {
            throw new UncheckedIOException(left);
        }
    }
}
