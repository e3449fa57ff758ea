package dev.tidemark.environment;

import java.util.Comparator;

/**
 * Where in the order of waves something belongs.
 *
 * @param wave {@link #NO_WAVE} if it is in none
 * @param layer what it stands on within its wave
 * @param phase of a roll-out, from 1; 0 if it is in none
 */
record Group(int wave, Layer layer, int phase) implements Comparable<Group> {

    static final int NO_WAVE = Integer.MAX_VALUE;

    /** What everything else stands on. */
    static final Group TERRAFORM = new Group(0, Layer.TERRAFORM, 0);

    /** What Ansible sets up so that there is a cluster. */
    static final Group MACHINES = new Group(0, Layer.MACHINES, 0);

    /** Where Ansible sets up what services keep their data in. */
    static final Group DATABASES = new Group(1, Layer.WAVE, 0);

    /** Before anything can be synced there have to be machines and a cluster on them. */
    enum Layer {
        TERRAFORM,
        MACHINES,
        WAVE,
        /** It is synced, and nothing tells in which wave it was. */
        NOT_KNOWN
    }

    private static final Comparator<Group> ORDER =
            Comparator.comparingInt(Group::wave)
                    .thenComparing(Group::layer)
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
