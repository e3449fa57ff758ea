package dev.tidemark.sandbox.atlantis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.sandbox.atlantis.CommandLine.Answered;
import dev.tidemark.sandbox.atlantis.CommandLine.Command;
import dev.tidemark.sandbox.atlantis.CommandLine.Ignored;
import dev.tidemark.sandbox.atlantis.CommandLine.Verb;
import org.junit.jupiter.api.Test;

class CommandLineTest {

    @Test
    void commandsAreRead() {
        assertThat(read("atlantis plan")).isEqualTo(new Command(Verb.PLAN, null, null, null));
        assertThat(read(" run apply -p cluster-staging\r\n\r\n"))
                .isEqualTo(new Command(Verb.APPLY, "cluster-staging", null, null));
        assertThat(read("@bot plan -d terraform -w staging --verbose -- -target=x y"))
                .isEqualTo(new Command(Verb.PLAN, null, "terraform", "staging"));
    }

    @Test
    void secondLineMakesItTalk() {
        assertThat(read("atlantis apply\nplease")).isInstanceOf(Ignored.class);
        assertThat(read("atlantis apply\n\nplease")).isInstanceOf(Ignored.class);
        assertThat(read("we should atlantis apply")).isInstanceOf(Ignored.class);
        assertThat(read("")).isInstanceOf(Ignored.class);
    }

    @Test
    void whatItDoesNotKnowIsAnswered() {
        assertThat(answer("atlantis destroy")).contains("Error: unknown command \"destroy\"");
        assertThat(answer("atlantis apply please")).contains("unknown argument(s) – please");
        assertThat(answer("atlantis apply --force")).contains("unknown flag: --force");
        assertThat(answer("atlantis apply -p a -w staging")).contains("cannot use -p/--project");
        assertThat(answer("atlantis plan -p")).contains("flag needs an argument: -p");
        assertThat(answer("atlantis unlock -p x")).contains("atlantis unlock");
        assertThat(answer("terraform plan")).contains("Did you mean to use `atlantis`");
    }

    private static CommandLine read(String comment) {
        return CommandLine.of(comment, "bot");
    }

    private static String answer(String comment) {
        return ((Answered) read(comment)).comment();
    }
}
