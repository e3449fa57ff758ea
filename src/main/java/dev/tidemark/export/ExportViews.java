package dev.tidemark.export;

import dev.tidemark.sentence.VisibleText;
import dev.tidemark.web.Figures;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Exports as the page shows them. */
@Singleton
class ExportViews {

    private static final String TRAIL = "/trail";

    private final ExportMessages words;

    ExportViews(ExportMessages words) {
        this.words = words;
    }

    /**
     * The page for this request.
     *
     * @param count of entries that it would have now; null if that is not known
     */
    ExportView view(ExportRequest request, @Nullable Long count) {
        boolean isWhole = request.filter().isEverything() && request.after() == null;
        return new ExportView(
                heading(isWhole, count),
                isWhole,
                chips(request),
                request.after(),
                request.format() == ExportFormat.CSV,
                request.filter().isEverything() ? TRAIL : TRAIL + "?" + request.filter().query());
    }

    private String heading(boolean isWhole, @Nullable Long count) {
        if (count == null) {
            return words.headingUncounted();
        }
        String figure = Figures.grouped(count);
        return isWhole ? words.headingWhole(figure, count == 1) : words.heading(figure, count == 1);
    }

    private List<ExportView.Chip> chips(ExportRequest request) {
        var chips = new ArrayList<ExportView.Chip>();
        request.parameters()
                .forEach((name, values) ->
                        values.forEach(
                                value -> chips.add(new ExportView.Chip(label(name), name, value))));
        return chips;
    }

    private String label(String parameter) {
        return switch (parameter) {
            case "type" -> words.type();
            case "actor" -> words.actor();
            case "subject" -> words.subject();
            case "domain" -> words.domain();
            case "environment" -> words.environment();
            case "from" -> words.from();
            case "to" -> words.to();
            case "q" -> words.words();
            default -> parameter;
        };
    }

    List<ExportView.Running> running(List<RunningExport> exports) {
        return exports.stream().map(this::running).toList();
    }

    private ExportView.Running running(RunningExport export) {
        return new ExportView.Running(
                export.id(),
                export.startedAt(),
                VisibleText.ofNullable(export.login()),
                VisibleText.of(what(export.request())),
                export.request().format().word(),
                export.written(),
                export.total(),
                style(export.state()),
                word(export.state()));
    }

    private String what(ExportRequest request) {
        if (!request.filter().isEverything()) {
            return chips(request).stream()
                    .map(chip -> chip.label() + " " + chip.value())
                    .collect(Collectors.joining(", "));
        }
        Long after = request.after();
        return after == null ? words.everything() : words.behind(Figures.grouped(after));
    }

    private static String style(RunningExport.State state) {
        return switch (state) {
            case RUNNING -> "running";
            case COMPLETE -> "ok";
            case BROKEN_OFF -> "failed";
        };
    }

    private String word(RunningExport.State state) {
        return switch (state) {
            case RUNNING -> words.underWay();
            case COMPLETE -> words.complete();
            case BROKEN_OFF -> words.brokenOff();
        };
    }
}
