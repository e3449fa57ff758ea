package dev.tidemark.access;

import dev.tidemark.secret.PortalKey;
import io.quarkus.oidc.OidcRequestContext;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.TenantConfigResolver;
import io.quarkus.oidc.common.runtime.config.OidcClientCommonConfig.Credentials.Secret.Method;
import io.quarkus.oidc.runtime.OidcTenantConfig.ApplicationType;
import io.quarkus.oidc.runtime.OidcTenantConfig.TokenStateManager.Strategy;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Base64;
import java.util.Optional;

/**
 * Tells quarkus-oidc which provider to ask, and that nothing but the way through it is its matter.
 * The provider is found when somebody first signs in, so that the portal starts without it.
 */
@Singleton
class OidcTenants implements TenantConfigResolver {

    private final Optional<OidcTenantConfig> provider;

    OidcTenants(AccessSettings settings, OidcSettings oidc, Cookies cookies, PortalKey key) {
        this.provider =
                settings.way() == AccessSettings.Way.OIDC && oidc.isComplete()
                        ? Optional.of(provider(oidc, cookies, key))
                        : Optional.empty();
    }

    private static OidcTenantConfig provider(OidcSettings oidc, Cookies cookies, PortalKey key) {
        return OidcTenantConfig.authServerUrl(oidc.url())
                .tenantId("oidc")
                .clientId(oidc.clientId())
                .credentials()
                .clientSecret(oidc.clientSecret(), method(oidc.clientSecret()))
                .end()
                .applicationType(ApplicationType.WEB_APP)
                .authentication()
                .redirectPath(OidcPages.PATH)
                .errorPath(OidcPages.REFUSED)
                .scopes(oidc.scopes())
                .pkceRequired()
                .nonceRequired()
                .stateSecret(secret(key, "oidc state"))
                .cookiePath(OidcPages.PATH)
                .cookieForceSecure(cookies.areSecure())
                .forceRedirectHttpsScheme(cookies.areSecure())
                .end()
                .tokenStateManager()
                .strategy(Strategy.ID_TOKEN)
                .encryptionSecret(secret(key, "oidc tokens"))
                .end()
                .build();
    }

    /**
     * RFC 6749 has a secret encoded before it goes into the header, which quarkus-oidc does not do;
     * in a form it cannot go wrong.
     */
    private static Method method(String secret) {
        return secret.matches("[A-Za-z0-9._~-]+") ? Method.BASIC : Method.POST;
    }

    /** 32 characters, which quarkus-oidc takes as the key of AES-256. */
    private static String secret(PortalKey key, String purpose) {
        byte[] derived = key.derive(purpose);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(derived).substring(0, 32);
    }

    @Override
    public Uni<OidcTenantConfig> resolve(
            RoutingContext routing, OidcRequestContext<OidcTenantConfig> asked) {
        boolean isOurs = routing.normalizedPath().startsWith(OidcPages.PATH);
        return isOurs && provider.isPresent()
                ? Uni.createFrom().item(provider.get())
                : Uni.createFrom().nullItem();
    }
}
