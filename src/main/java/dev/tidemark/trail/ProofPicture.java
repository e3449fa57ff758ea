package dev.tidemark.trail;

import java.util.ArrayList;
import java.util.List;

/**
 * The way from leaf to root as a picture: a rising line, with the hashes beside it below.
 *
 * @param joints places of the way, from the leaf to the root
 * @param width of the view box
 */
record ProofPicture(List<Joint> joints, int width) {

    private static final int LEFT = 30;
    private static final int RIGHT = 440;
    private static final int BOTTOM = 112;
    private static final int TOP = 24;

    /**
     * One place.
     *
     * @param before the x of the place before; its own for the leaf
     */
    record Joint(int x, int y, int before, int beforeY) {

        public boolean isLeaf() {
            return x == before;
        }
    }

    static ProofPicture of(int steps) {
        var joints = new ArrayList<Joint>();
        int x = LEFT;
        int y = BOTTOM;
        joints.add(new Joint(x, y, x, y));
        for (int step = 1; step <= steps; step++) {
            int nextX = LEFT + (RIGHT - LEFT) * step / steps;
            int nextY = BOTTOM - (BOTTOM - TOP) * step / steps;
            joints.add(new Joint(nextX, nextY, x, y));
            x = nextX;
            y = nextY;
        }
        return new ProofPicture(List.copyOf(joints), RIGHT + 80);
    }
}
