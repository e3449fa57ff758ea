package dev.tidemark.git;

import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;

/** What the machine and its users have set for Git, which nothing here depends on. */
public final class MachineSettings {

    private MachineSettings() {}

    /** Left alone, JGit would run a git found on the path to ask where its settings are. */
    public static void ignore() {
        SystemReader.setInstance(new WithoutSettings(SystemReader.getInstance()));
    }

    private static final class WithoutSettings extends SystemReader.Delegate {

        WithoutSettings(SystemReader machine) {
            super(machine);
        }

        @Override
        public FileBasedConfig openUserConfig(Config parent, FS fs) {
            return new NoSettings(parent, fs);
        }

        @Override
        public FileBasedConfig openSystemConfig(Config parent, FS fs) {
            return new NoSettings(parent, fs);
        }
    }

    private static final class NoSettings extends FileBasedConfig {

        NoSettings(Config parent, FS fs) {
            super(parent, null, fs);
        }

        @Override
        public void load() {
            clear();
        }

        @Override
        public boolean isOutdated() {
            return false;
        }
    }
}
