package dev.tidemark.environment;

import java.util.Comparator;

/**
 * Where in the order of waves something belongs.
 *
 * @param wave {@link #NO_WAVE} if it is in none
 * @param isTerraform whether it is applied rather than synced or run
 * @param phase of a roll-out, from 1; 0 if it is in none
 */
record Group(int wave, boolean isTerraform, int phase) implements Comparable<Group> {

    static final int NO_WAVE = Integer.MAX_VALUE;

    /** What everything else stands on. */
    static final Group TERRAFORM = new Group(0, true, 0);

    /** Where Ansible sets up what services keep their data in. */
    static final Group DATABASES = new Group(1, false, 0);

    private static final Comparator<Group> ORDER =
            Comparator.comparingInt(Group::wave)
                    .thenComparing(group -> !group.isTerraform())
                    .thenComparingInt(Group::phase);

    @Override
    public int compareTo(Group other) {
        return ORDER.compare(this, other);
    }

    /** Whether what is in this one should be healthy before the other begins. */
    boolean isBefore(Group other) {
        return wave < other.wave || (wave == other.wave && phase < other.phase);
    }
}
