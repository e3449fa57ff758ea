package dev.tidemark.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Refuses to run as a role that could change the log or its evidence: such a role would make the
 * promise that nothing recorded is ever altered depend on our code alone.
 */
public final class ApplicationRights {

    private static final String EXCESSIVE_RIGHTS =
            """
            select 'is a superuser' as excess
            from pg_roles
            where rolname = current_user and rolsuper
            union all
            select 'owns schema ' || nspname
            from pg_namespace
            where nspname in ('log', 'evidence') and pg_has_role(current_user, nspowner, 'member')
            union all
            select 'owns ' || n.nspname || '.' || c.relname
            from pg_class c
            join pg_namespace n on n.oid = c.relnamespace
            where n.nspname = 'log' and pg_has_role(current_user, c.relowner, 'member')
            union all
            select 'may ' || lower(p.privilege) || ' ' || n.nspname || '.' || c.relname
            from pg_class c
            join pg_namespace n on n.oid = c.relnamespace
            cross join (values ('UPDATE'), ('DELETE'), ('TRUNCATE'), ('TRIGGER')) p (privilege)
            where n.nspname in ('log', 'evidence')
              and c.relkind in ('r', 'p')
              and has_table_privilege(c.oid, p.privilege)
            union all
            select 'may update columns of ' || n.nspname || '.' || c.relname
            from pg_class c
            join pg_namespace n on n.oid = c.relnamespace
            where n.nspname in ('log', 'evidence')
              and c.relkind in ('r', 'p')
              and has_any_column_privilege(c.oid, 'UPDATE')
            """;

    private static final int NAMED = 3;

    private ApplicationRights() {}

    /**
     * Looks at what the connection's role may do.
     *
     * @throws DatabaseUnusable if it may change or owns anything of the log
     */
    public static void check(Connection connection) throws SQLException {
        var excess = new ArrayList<String>();
        try (PreparedStatement statement = connection.prepareStatement(EXCESSIVE_RIGHTS);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                excess.add(rows.getString(1));
            }
        }
        if (!excess.isEmpty()) {
            refuse(connection.getMetaData().getUserName(), excess);
        }
    }

    private static void refuse(String role, List<String> excess) {
        throw new DatabaseUnusable(
                "The role '"
                        + role
                        + "' of TIDEMARK_DATABASE_URL could change the log ("
                        + enumerated(excess)
                        + "). Give the running application a role that can only add to it, and the"
                        + " owner's address as TIDEMARK_DATABASE_OWNER_URL.");
    }

    /** An owner could do dozens of things, and a few of them say enough. */
    private static String enumerated(List<String> excess) {
        List<String> named = excess.subList(0, Math.min(NAMED, excess.size()));
        int more = excess.size() - named.size();
        return String.join(", ", named) + (more == 0 ? "" : " and " + more + " more");
    }
}
