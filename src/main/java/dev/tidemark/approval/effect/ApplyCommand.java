package dev.tidemark.approval.effect;

import dev.tidemark.event.AtlantisProject;
import java.util.regex.Pattern;

/**
 * The one line that asks Atlantis to apply one project. Atlantis takes a comment with a second line
 * for talk, and refuses a word too many, so the line holds the command alone.
 */
public final class ApplyCommand {

    private static final int LONGEST = 1_000;

    /** Needs no quotes, by the rules of google/shlex. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._/:=+@,~%-]+");

    /** Cannot be seen, or would break the line. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}\\x{FFFD}]");

    /** Newer versions of Atlantis take a directory with one of these for many directories. */
    private static final Pattern GLOB = Pattern.compile("[*?\\[\\]{}]");

    /** What Go's {@code url.PathEscape} leaves as it is, which is how Atlantis checks it. */
    private static final Pattern WORKSPACE = Pattern.compile("[A-Za-z0-9._~$&+:=@-]+");

    private ApplyCommand() {}

    /** The project cannot be named to Atlantis so that it means this project and nothing else. */
    public static final class Unsayable extends Exception {

        private static final long serialVersionUID = 1;

        Unsayable(String what) {
            super(what);
        }
    }

    /**
     * The command for a project, by its name if it has one, else by its place.
     *
     * @param executable the first word, Atlantis' {@code --executable-name}
     */
    public static String of(String executable, AtlantisProject project) throws Unsayable {
        String name = project.name();
        String words =
                name != null && !name.isEmpty()
                        ? "-p " + said("name", name)
                        : "-d " + dir(project.dir()) + " -w " + workspace(project.workspace());
        String command = executable + " apply " + words;
        if (!PLAIN.matcher(executable).matches() || command.length() > LONGEST) {
            throw new Unsayable("the command would be too long or have an odd first word");
        }
        return command;
    }

    private static String dir(String dir) throws Unsayable {
        boolean leaves = dir.startsWith("/") || ("/" + dir + "/").contains("/../");
        if (leaves || GLOB.matcher(dir).find()) {
            throw new Unsayable("Atlantis reads the directory as another one, or as several");
        }
        return said("directory", dir);
    }

    private static String workspace(String workspace) throws Unsayable {
        if (!WORKSPACE.matcher(workspace).matches() || workspace.contains("..")) {
            throw new Unsayable("Atlantis takes no workspace of this name");
        }
        return said("workspace", workspace);
    }

    /** Quoted where words would be parted otherwise. */
    private static String said(String what, String word) throws Unsayable {
        if (word.isEmpty() || word.startsWith("-") || INVISIBLE.matcher(word).find()) {
            throw new Unsayable("the " + what + " is empty, looks like a flag or cannot be seen");
        }
        if (PLAIN.matcher(word).matches()) {
            return word;
        }
        return word.indexOf('\'') < 0
                ? "'" + word + "'"
                : '"' + word.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
