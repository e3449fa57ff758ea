package dev.tidemark.atlantis;

import dev.tidemark.event.PlanDocument.Action;
import dev.tidemark.plan.AttributeChange;
import dev.tidemark.plan.AttributeValue;
import dev.tidemark.plan.PlannedOutput;
import dev.tidemark.plan.PlannedResource;
import dev.tidemark.plan.ResourceDetail;
import dev.tidemark.sentence.VisibleText;
import dev.tidemark.web.Figures;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of a plan as pages show them. */
@Singleton
class ResourceViews {

    private final PlanMessages words;

    ResourceViews(PlanMessages words) {
        this.words = words;
    }

    PlanView.Resource planned(
            PlannedResource resource, @Nullable ResourceDetail detail, boolean isOpen) {
        Action action = resource.action();
        String last = lastPart(resource);
        String prefix =
                resource.address().substring(0, resource.address().length() - last.length());
        return new PlanView.Resource(
                sign(action),
                style(action),
                VisibleText.of(prefix),
                VisibleText.of(last),
                verb(action),
                remarks(resource, detail),
                attributes(detail),
                hidden(detail),
                isOpen && detail != null && !detail.attributes().isEmpty());
    }

    PlanView.Resource drifted(PlannedResource resource, @Nullable ResourceDetail detail) {
        PlanView.Resource row = planned(resource, detail, false);
        String verb =
                switch (resource.action()) {
                    case DELETE -> words.wasDestroyed();
                    case CREATE -> words.wasCreated();
                    // Whatever else happened outside, the state and what runs differ.
                    default -> words.wasChanged();
                };
        return new PlanView.Resource(
                row.sign(),
                "chg",
                row.prefix(),
                row.name(),
                verb,
                row.remarks(),
                row.attributes(),
                row.hidden(),
                false);
    }

    PlanView.Resource output(PlannedOutput output, @Nullable ResourceDetail detail) {
        return new PlanView.Resource(
                sign(output.action()),
                style(output.action()),
                VisibleText.of("output."),
                VisibleText.of(output.name()),
                verb(output.action()),
                List.of(),
                attributes(detail),
                hidden(detail),
                false);
    }

    /** Type and name are said apart, the rest of the address is in grey before them. */
    private static String lastPart(PlannedResource resource) {
        String address = resource.address();
        int name = address.lastIndexOf(resource.type() + "." + resource.name());
        return name < 0 ? address : address.substring(name + resource.type().length() + 1);
    }

    private List<String> remarks(PlannedResource resource, @Nullable ResourceDetail detail) {
        var remarks = new ArrayList<String>();
        if (resource.previousAddress() != null) {
            remarks.add(words.movedFrom(VisibleText.of(resource.previousAddress()).shown()));
        }
        if (resource.imported() && resource.action() != Action.IMPORT) {
            remarks.add(words.alsoImported());
        }
        if (resource.deposed() != null) {
            remarks.add(words.deposed(VisibleText.of(resource.deposed()).shown()));
        }
        if (resource.reason() != null) {
            remarks.add(words.because(reason(resource.reason())));
        }
        if (detail != null && detail.reduced()) {
            remarks.add(words.reduced());
        }
        return remarks;
    }

    /** Terraform's own words for it, without its first, which the verb says already. */
    private static String reason(String reason) {
        return VisibleText.of(
                        reason.replaceFirst("^(replace|delete|read)_(because_|by_)?", "")
                                .replace('_', ' '))
                .shown();
    }

    private static List<PlanView.Attribute> none() {
        return List.of();
    }

    private List<PlanView.Attribute> attributes(@Nullable ResourceDetail detail) {
        return detail == null
                ? none()
                : detail.attributes().stream()
                        .filter(AttributeChange::isChanged)
                        .map(this::attribute)
                        .toList();
    }

    private PlanView.Attribute attribute(AttributeChange change) {
        return new PlanView.Attribute(
                VisibleText.of(change.path()),
                value(change.before()),
                value(change.after()),
                change.forcesReplacement());
    }

    private PlanView.@Nullable Value value(@Nullable AttributeValue value) {
        if (value == null) {
            return null;
        }
        return switch (value.kind()) {
            case MASKED -> new PlanView.Value(VisibleText.of(words.masked()), true);
            case UNKNOWN -> new PlanView.Value(VisibleText.of(words.unknown()), true);
            case STRING -> new PlanView.Value(VisibleText.of(quoted(value)), false);
            case LITERAL -> new PlanView.Value(VisibleText.of(value.text()), false);
        };
    }

    /** Quotes keep {@code "true"} and {@code true} apart, and show an empty text. */
    private static String quoted(AttributeValue value) {
        return "\"" + value.text() + (value.isCut() ? "…" : "") + "\"";
    }

    private @Nullable String hidden(@Nullable ResourceDetail detail) {
        if (detail == null) {
            return null;
        }
        var hidden = new ArrayList<String>();
        if (detail.omitted() > 0) {
            hidden.add(words.omitted(Figures.grouped(detail.omitted())));
        }
        if (detail.unchanged() > 0) {
            hidden.add(words.unchanged(Figures.grouped(detail.unchanged())));
        }
        return hidden.isEmpty() ? null : String.join(", ", hidden);
    }

    private static String sign(Action action) {
        return switch (action) {
            case DELETE -> "−";
            case DELETE_CREATE -> "−/+";
            case CREATE_DELETE, CREATE_FORGET -> "+/−";
            case UPDATE -> "~";
            case CREATE -> "+";
            case IMPORT -> "↓";
            case MOVE -> "→";
            case READ -> "≤";
            case FORGET -> "×";
        };
    }

    private static String style(Action action) {
        return switch (action) {
            case DELETE, DELETE_CREATE, CREATE_DELETE -> "del";
            case UPDATE, FORGET, CREATE_FORGET, MOVE -> "chg";
            case CREATE, IMPORT, READ -> "add";
        };
    }

    private String verb(Action action) {
        return switch (action) {
            case DELETE -> words.willBeDestroyed();
            case DELETE_CREATE -> words.willBeReplaced();
            case CREATE_DELETE -> words.willBeReplacedCreateFirst();
            case CREATE_FORGET -> words.willBeReplacedForgotten();
            case FORGET -> words.willBeForgotten();
            case UPDATE -> words.willBeChanged();
            case CREATE -> words.willBeCreated();
            case IMPORT -> words.willBeImported();
            case MOVE -> words.willBeMoved();
            case READ -> words.willBeRead();
        };
    }
}
