package dev.tidemark.change;

import dev.tidemark.web.NotHere;

/** The number in an address. */
final class ChangeNumbers {

    private ChangeNumbers() {}

    static long parse(String number) {
        if (!number.matches("[1-9][0-9]{0,17}")) {
            throw unknown();
        }
        return Long.parseLong(number);
    }

    static NotHere unknown() {
        return new NotHere("No change with this number is recorded for this repository.");
    }

    static NotHere unknownPlan() {
        return new NotHere("No plan of this change is kept at this position of the log.");
    }
}
