package dev.tidemark.ingest.git;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which repository an address means, however it is written: by HTTPS or SSH, with {@code .git} or
 * without, in any case.
 *
 * @param host in lower case, with its port if the address is one of the web and names one
 * @param name {@code owner/name} in lower case
 * @param web whether it is an address of the web, whose port counts
 */
record RepositoryAddress(String host, String name, boolean web) {

    private static final String NAME = "/([A-Za-z0-9._-]{1,100}/[A-Za-z0-9._-]{1,100}?)(\\.git)?/?";
    private static final String USER = "(?:[^/@\\s]{1,200}@)?";
    private static final String HOST = "([A-Za-z0-9.-]{1,253})";

    private static final Pattern WEB =
            Pattern.compile("(https?)://" + USER + HOST + "(:[0-9]{1,5})?" + NAME);
    private static final Pattern SSH =
            Pattern.compile("ssh://" + USER + HOST + "(?::[0-9]{1,5})?" + NAME);
    private static final Pattern SCP = Pattern.compile(USER + HOST + ":/?" + NAME.substring(1));

    /** Empty if it is none of a repository with an owner and a name. */
    static Optional<RepositoryAddress> parse(String url) {
        Matcher web = WEB.matcher(url);
        if (web.matches()) {
            return Optional.of(of(web.group(2) + port(web), web.group(4), true));
        }
        Matcher ssh = SSH.matcher(url);
        if (ssh.matches()) {
            return Optional.of(of(ssh.group(1), ssh.group(2), false));
        }
        Matcher scp = SCP.matcher(url);
        return scp.matches()
                ? Optional.of(of(scp.group(1), scp.group(2), false))
                : Optional.empty();
    }

    private static String port(Matcher web) {
        String usual = web.group(1).equals("https") ? ":443" : ":80";
        String port = web.group(3);
        return port == null || port.equals(usual) ? "" : port;
    }

    private static RepositoryAddress of(String host, String name, boolean web) {
        return new RepositoryAddress(
                host.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT), web);
    }

    /** Whether both mean one repository of one server. */
    boolean isSameAs(RepositoryAddress other) {
        boolean portsCount = web && other.web;
        boolean sameHost =
                portsCount ? host.equals(other.host) : withoutPort().equals(other.withoutPort());
        return sameHost && name.equals(other.name);
    }

    private String withoutPort() {
        int colon = host.indexOf(':');
        return colon < 0 ? host : host.substring(0, colon);
    }
}
