/**
 * How a head office says who somebody is: OpenID Connect, authorization code with PKCE. Nothing here is loaded where no
 * head office is configured, and no start of the server waits for one.
 */
@NullMarked
package id.bilik.queueserver.server.oidc;

import org.jspecify.annotations.NullMarked;
