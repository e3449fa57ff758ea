package dev.tidemark.ingest.atlantis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.approval.effect.ApplyCommand;
import dev.tidemark.event.AtlantisProject;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** What the portal writes, read as Atlantis reads it, names the same project or is not written. */
class ApplyCommandProperties {

    private final CommandParser parser = new CommandParser("atlantis", "bot");

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.strings()
                .withChars("ab-_/.'\"\\ #@*=$`~\t\n\u00e9\u202e\u200b")
                .ofMaxLength(8);
    }

    @Property(tries = 5_000)
    void namesTheSameProjectByName(@ForAll("words") String name) {
        Typed.@Nullable Command command = read(new AtlantisProject("a", "default", name));
        if (command != null && !name.isEmpty()) {
            assertThat(command.project()).isEqualTo(name);
            assertThat(command.dir()).isNull();
        }
    }

    @Property(tries = 5_000)
    void namesTheSameProjectByPlace(
            @ForAll("words") String dir, @ForAll("words") String workspace) {
        Typed.@Nullable Command command = read(new AtlantisProject(dir, workspace, null));
        if (command != null) {
            assertThat(command.project()).isNull();
            assertThat(command.workspace()).isEqualTo(workspace);
            assertThat(cleaned(String.valueOf(command.dir()))).isEqualTo(cleaned(dir));
        }
    }

    private static String cleaned(String dir) {
        return java.nio.file.Path.of(dir).normalize().toString().replaceFirst("^$", ".");
    }

    private Typed.@Nullable Command read(AtlantisProject project) {
        String said;
        try {
            said = ApplyCommand.of("atlantis", project);
        } catch (ApplyCommand.Unsayable refused) {
            return null;
        }
        assertThat(said).doesNotContain("\n").isEqualTo(said.strip());
        Typed typed = parser.parse(said);
        assertThat(typed).as("%s", said).isInstanceOf(Typed.Command.class);
        var command = (Typed.Command) typed;
        assertThat(command.verb()).isEqualTo("apply");
        assertThat(command.flags()).isEmpty();
        assertThat(command.arguments()).isEmpty();
        return command;
    }

    @Example
    void plainNamesNeedNoQuotes() throws Exception {
        assertThat(ApplyCommand.of("atlantis", new AtlantisProject("x", "default", "staging-vpc")))
                .isEqualTo("atlantis apply -p staging-vpc");
        assertThat(ApplyCommand.of("atlantis", new AtlantisProject(".", "default", null)))
                .isEqualTo("atlantis apply -d . -w default");
        assertThat(ApplyCommand.of("tf", new AtlantisProject("a b/it's", "staging", null)))
                .isEqualTo("tf apply -d \"a b/it's\" -w staging");
    }

    @Example
    void whatMeansSomethingElseIsNotSaid() {
        for (String dir : new String[] {"../other", "a/../../b", "/etc", "terraform/*", "-x", ""}) {
            assertThatThrownBy(() ->
                            ApplyCommand.of("atlantis", new AtlantisProject(dir, "default", null)))
                    .isInstanceOf(ApplyCommand.Unsayable.class);
        }
    }
}
