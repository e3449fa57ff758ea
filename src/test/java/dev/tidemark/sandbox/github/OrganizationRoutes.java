package dev.tidemark.sandbox.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.sandbox.github.Organization.State;
import dev.tidemark.sandbox.github.Organization.Team;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Members and teams of the organisation. */
final class OrganizationRoutes {

    private final SimulatedGitHub github;
    private final Organization organization;
    private final Paging paging;

    OrganizationRoutes(SimulatedGitHub github, Paging paging) {
        this.github = github;
        this.organization = github.organization();
        this.paging = paging;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/user/orgs", this::mine),
                Route.get("/user/teams", this::myTeams),
                Route.get("/user/memberships/orgs/{org}", this::myMembership),
                Route.get("/orgs/{org}/members", this::members),
                Route.get("/orgs/{org}/members/{login}", this::isMember),
                Route.get("/orgs/{org}/memberships/{login}", this::membership),
                Route.get("/orgs/{org}/teams", this::teams),
                Route.get("/orgs/{org}/teams/{slug}", this::team),
                Route.get("/orgs/{org}/teams/{slug}/members", this::teamMembers),
                Route.get("/orgs/{org}/teams/{slug}/memberships/{login}", this::teamMembership));
    }

    /** Nobody outside sees what the organisation has inside. */
    private void requireMember(ApiRequest request) {
        if (!organization.account().login().equalsIgnoreCase(request.variable("org"))
                || !organization.has(request.caller())) {
            throw ApiError.notFound();
        }
    }

    private Account named(ApiRequest request) {
        return github.accounts().byLogin(request.variable("login")).orElseThrow(ApiError::notFound);
    }

    private ApiResponse mine(ApiRequest request) {
        var mine =
                organization.has(request.caller())
                        ? List.of(organization.account())
                        : List.<Account>of();
        return paging.page(request, mine, one -> AccountJson.organization(one, github.links()));
    }

    private ApiResponse myTeams(ApiRequest request) {
        return paging.page(
                request,
                organization.teamsOf(request.caller()),
                team -> {
                    var json = json(team);
                    json.set("organization", organizationJson());
                    return json;
                });
    }

    private ObjectNode organizationJson() {
        return AccountJson.organization(organization.account(), github.links());
    }

    private ApiResponse myMembership(ApiRequest request) {
        requireMember(request);
        return ApiResponse.ok(membership(request.caller()));
    }

    private ApiResponse membership(ApiRequest request) {
        requireMember(request);
        var named = named(request);
        if (!organization.has(named)) {
            throw ApiError.notFound();
        }
        return ApiResponse.ok(membership(named));
    }

    private ObjectNode membership(Account member) {
        var api = github.links().api() + "/orgs/" + organization.account().login();
        var json =
                Json.object()
                        .put("url", api + "/memberships/" + member.login())
                        .put("state", "active")
                        .put("role", "member")
                        .put("organization_url", api);
        json.set("organization", organizationJson());
        json.set("user", AccountJson.of(member, github.links()));
        return json;
    }

    private ApiResponse members(ApiRequest request) {
        requireMember(request);
        return paging.page(
                request, organization.members(), one -> AccountJson.of(one, github.links()));
    }

    /** Who is outside is sent on to the public members, of whom there are none. */
    private ApiResponse isMember(ApiRequest request) {
        if (!organization.account().login().equalsIgnoreCase(request.variable("org"))) {
            throw ApiError.notFound();
        }
        if (!organization.has(request.caller())) {
            var address =
                    "%s/orgs/%s/public_members/%s"
                            .formatted(
                                    github.links().api(),
                                    organization.account().login(),
                                    request.variable("login"));
            return new ApiResponse(302, null, Map.of("Location", address));
        }
        if (!organization.has(named(request))) {
            throw new ApiError(404, "User does not exist or is not a member of the organization");
        }
        return ApiResponse.noContent();
    }

    private ApiResponse teams(ApiRequest request) {
        requireMember(request);
        return paging.page(request, organization.teams(), this::json);
    }

    private ApiResponse team(ApiRequest request) {
        return ApiResponse.ok(json(find(request)));
    }

    private Team find(ApiRequest request) {
        requireMember(request);
        return organization.team(request.variable("slug")).orElseThrow(ApiError::notFound);
    }

    private ApiResponse teamMembers(ApiRequest request) {
        var in =
                find(request).states().entrySet().stream()
                        .filter(one -> one.getValue() == State.ACTIVE)
                        .map(Map.Entry::getKey)
                        .toList();
        return paging.page(request, in, one -> AccountJson.of(one, github.links()));
    }

    private ApiResponse teamMembership(ApiRequest request) {
        var team = find(request);
        var named = named(request);
        var state = team.states().get(named);
        if (state == null) {
            throw ApiError.notFound();
        }
        return ApiResponse.ok(
                Json.object()
                        .put("state", state.name().toLowerCase(Locale.ROOT))
                        .put("role", "member")
                        .put("url", url(team) + "/memberships/" + named.login()));
    }

    private String url(Team team) {
        return "%s/organizations/%d/team/%d"
                .formatted(github.links().api(), organization.account().id(), team.id());
    }

    private ObjectNode json(Team team) {
        var account = organization.account();
        return Json.object()
                .put("id", team.id())
                .put("node_id", Json.nodeId("Team", team.id()))
                .put("name", team.slug())
                .put("slug", team.slug())
                .put("description", "")
                .put("privacy", "closed")
                .put("notification_setting", "notifications_enabled")
                .put("permission", "pull")
                .put("url", url(team))
                .put(
                        "html_url",
                        "%s/orgs/%s/teams/%s"
                                .formatted(github.links().web(), account.login(), team.slug()))
                .put("members_url", url(team) + "/members{/member}")
                .put("repositories_url", url(team) + "/repos")
                .putNull("parent");
    }
}
