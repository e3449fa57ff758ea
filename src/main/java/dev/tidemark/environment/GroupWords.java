package dev.tidemark.environment;

import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** What waves and phases are called. */
@Singleton
class GroupWords {

    private final EnvironmentMessages words;

    GroupWords(EnvironmentMessages words) {
        this.words = words;
    }

    String title(Group group) {
        return switch (group.layer()) {
            case TERRAFORM -> words.terraform();
            case MACHINES -> words.ansible();
            case WAVE -> wave(group);
            case NOT_KNOWN ->
                    group.phase() == 0
                            ? words.waveNotKnown()
                            : words.phaseWaveNotKnown(group.phase());
        };
    }

    private String wave(Group group) {
        if (group.wave() == Group.NO_WAVE) {
            return group.phase() == 0 ? words.noWave() : words.phaseOnly(group.phase());
        }
        return group.phase() == 0
                ? words.wave(group.wave())
                : words.phase(group.wave(), group.phase());
    }

    /** What the waves of the bootstrap are for; null where nothing says. */
    @Nullable String note(Group group) {
        return switch (group.layer()) {
            case TERRAFORM -> words.terraformNote();
            case MACHINES -> words.machines();
            case WAVE -> noteOfWave(group.wave());
            case NOT_KNOWN -> words.waveNotKnownWhy();
        };
    }

    private @Nullable String noteOfWave(int wave) {
        return switch (wave) {
            case 0 -> words.infrastructure();
            case 1 -> words.databases();
            case 2 -> words.platform();
            case 3 -> words.services();
            default -> null;
        };
    }
}
