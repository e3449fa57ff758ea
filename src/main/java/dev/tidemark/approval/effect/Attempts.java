package dev.tidemark.approval.effect;

import java.sql.SQLException;
import java.util.Optional;

/** Who is at which effect. */
@FunctionalInterface
interface Attempts {

    /**
     * Takes an effect that is due and that nobody is at.
     *
     * @param effect its natural key
     * @param request id of the request that it belongs to
     */
    Optional<Claim> claim(String effect, String request) throws SQLException;
}
