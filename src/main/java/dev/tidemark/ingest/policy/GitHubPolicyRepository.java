package dev.tidemark.ingest.policy;

import dev.tidemark.event.Repository;
import dev.tidemark.event.Revision;
import dev.tidemark.policy.PolicySettings;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.kohsuke.github.GHCommitState;
import org.kohsuke.github.GHCompare;
import org.kohsuke.github.GHContent;
import org.kohsuke.github.GHDirection;
import org.kohsuke.github.GHIssueState;
import org.kohsuke.github.GHPullRequest;
import org.kohsuke.github.GHPullRequestFileDetail;
import org.kohsuke.github.GHPullRequestQueryBuilder;
import org.kohsuke.github.GHRepository;

/** Through github-api. */
final class GitHubPolicyRepository implements PolicyRepository {

    /** The name under which a commit gets its status. */
    static final String CONTEXT = "tidemark/policy";

    private static final int MOST_PULLS = 100;
    private static final int MOST_FILES = 300;
    private static final long MOST_BYTES = 32 << 10;

    private final GHRepository api;
    private final String policyPage;

    /**
     * For one look.
     *
     * @param policyPage address of the page that tells what is in force
     */
    GitHubPolicyRepository(GHRepository api, String policyPage) {
        this.api = api;
        this.policyPage = policyPage;
    }

    @Override
    public Optional<Head> head() throws IOException {
        URI page = URI.create(api.getHtmlUrl().toString());
        String host = page.getPort() < 0 ? page.getHost() : page.getHost() + ":" + page.getPort();
        try {
            String sha = api.getBranch(api.getDefaultBranch()).getSHA1();
            return Optional.of(
                    new Head(
                            Repository.byId(host.toLowerCase(Locale.ROOT), api.getId()),
                            URI.create(
                                    "https://"
                                            + host.toLowerCase(Locale.ROOT)
                                            + "/"
                                            + api.getFullName()),
                            new Revision(sha)));
        } catch (FileNotFoundException empty) {
            return Optional.empty();
        }
    }

    @Override
    public Judgement judge(Revision commit) throws IOException {
        GHContent file;
        try {
            file = api.getFileContent(PolicySettings.FILE, commit.sha());
        } catch (FileNotFoundException absent) {
            return Judgement.ABSENT;
        }
        if (!"file".equals(file.getType())) {
            return Judgement.unusable("line 1: this is no file, but a " + file.getType());
        }
        if (file.getSize() > MOST_BYTES) {
            return Judgement.unusable(
                    "line 1: the file is longer than 32 KiB; write fewer rules with patterns");
        }
        try (InputStream content = file.read()) {
            return judge(content.readAllBytes());
        }
    }

    private static Judgement judge(byte[] content) {
        try {
            return Judgement.of(
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(content))
                            .toString());
        } catch (CharacterCodingException notText) {
            return Judgement.unusable("line 1: the file is not text in UTF-8; save it as such");
        }
    }

    @Override
    public Order order(Revision one, Revision other) throws IOException {
        if (one.equals(other)) {
            return Order.SAME;
        }
        try {
            GHCompare comparison = api.getCompare(one.sha(), other.sha());
            return switch (comparison.getStatus()) {
                case identical -> Order.SAME;
                case ahead -> Order.AFTER;
                case behind -> Order.BEFORE;
                case diverged -> Order.ASIDE;
            };
        } catch (FileNotFoundException gone) {
            // What no branch holds any more is forgotten in time.
            return Order.ASIDE;
        }
    }

    @Override
    public List<Pull> pulls() {
        var pulls = new ArrayList<Pull>();
        for (GHPullRequest pull :
                api.queryPullRequests()
                        .state(GHIssueState.OPEN)
                        .base(api.getDefaultBranch())
                        .sort(GHPullRequestQueryBuilder.Sort.UPDATED)
                        .direction(GHDirection.DESC)
                        .list()
                        .withPageSize(MOST_PULLS)) {
            if (pulls.size() == MOST_PULLS) {
                break;
            }
            pulls.add(new Pull(pull.getNumber(), new Revision(pull.getHead().getSha())));
        }
        return pulls;
    }

    @Override
    public boolean touchesTheFile(Pull pull) throws IOException {
        int read = 0;
        for (GHPullRequestFileDetail file :
                api.getPullRequest((int) pull.number()).listFiles().withPageSize(100)) {
            if (PolicySettings.FILE.equals(file.getFilename())
                    || PolicySettings.FILE.equals(file.getPreviousFilename())) {
                return true;
            }
            if (++read == MOST_FILES) {
                break;
            }
        }
        return false;
    }

    @Override
    public void say(Revision commit, Judgement judgement) throws IOException {
        api.createCommitStatus(
                commit.sha(),
                judgement.isValid() ? GHCommitState.SUCCESS : GHCommitState.FAILURE,
                policyPage,
                judgement.description(),
                CONTEXT);
    }
}
