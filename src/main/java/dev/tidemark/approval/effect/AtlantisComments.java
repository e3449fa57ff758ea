package dev.tidemark.approval.effect;

import dev.tidemark.event.Actor;
import dev.tidemark.event.AtlantisProject;
import dev.tidemark.github.Voice.Comment;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Which comments Atlantis wrote about a project. Ingest reads what they say; here it is enough that
 * there is one that nobody decided on, so whatever names the project counts.
 */
@ApplicationScoped
class AtlantisComments {

    /** Goes on with what a comment before it began, which names the project, too. */
    private static final String CONTINUED = "Continued ";

    /** Forms that are about every project of the pull request. */
    private static final List<String> ABOUT_ALL =
            List.of(
                    "All Atlantis locks for this PR have been unlocked",
                    "Locks and plans deleted for the projects");

    private final Optional<String> login;
    private final Optional<String> id;

    AtlantisComments(
            @ConfigProperty(name = "tidemark.atlantis.bot-login") Optional<String> login,
            @ConfigProperty(name = "tidemark.atlantis.bot-id") Optional<String> id) {
        this.login = login.map(String::strip).filter(text -> !text.isEmpty());
        this.id = id.map(String::strip).filter(text -> !text.isEmpty());
    }

    /** Its newest one about a project after one that is known. */
    Optional<Comment> newer(List<Comment> comments, AtlantisProject project, long known) {
        return comments.stream()
                .filter(comment -> comment.id() > known)
                .filter(comment -> isAtlantis(comment.author()))
                .filter(comment -> isAbout(comment.text(), project))
                .max(Comparator.comparingLong(Comment::id));
    }

    private boolean isAtlantis(@Nullable Actor author) {
        if (author == null) {
            return false;
        }
        return id.map(known -> known.equals(author.id()))
                .orElseGet(() -> login.filter(author.login()::equalsIgnoreCase).isPresent());
    }

    private static boolean isAbout(String text, AtlantisProject project) {
        if (text.startsWith(CONTINUED)) {
            return false;
        }
        String name = project.name();
        boolean named = name != null && !name.isEmpty() && text.contains("project: `" + name + "`");
        String place = "dir: `%s` workspace: `%s`".formatted(project.dir(), project.workspace());
        return named || text.contains(place) || ABOUT_ALL.stream().anyMatch(text::startsWith);
    }
}
