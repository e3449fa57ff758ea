package dev.tidemark.ingest.git;

import org.eclipse.jgit.transport.CredentialItem;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.transport.UsernamePasswordCredentialsProvider;

/**
 * The token as GitHub takes it over HTTP, for the configured server alone: a redirect gets none.
 */
final class FetchCredentials extends UsernamePasswordCredentialsProvider {

    private static final String ANY_USER = "x-access-token";

    private final URIish server;

    FetchCredentials(URIish server, String token) {
        super(ANY_USER, token);
        this.server = server;
    }

    @Override
    public boolean get(URIish address, CredentialItem... items) {
        boolean isServer =
                server.getScheme().equals(address.getScheme())
                        && server.getHost().equals(address.getHost())
                        && server.getPort() == address.getPort();
        return isServer && super.get(address, items);
    }
}
