/**
 * An OpenID provider (OpenID Connect Core and Discovery, RFC 6749, RFC 7636) on whose page one
 * click signs in. Imports {@code sandbox.web} and nothing else of ours.
 */
@NullMarked
package dev.tidemark.sandbox.openid;

import org.jspecify.annotations.NullMarked;
