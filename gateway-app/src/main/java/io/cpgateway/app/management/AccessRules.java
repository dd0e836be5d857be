// SPDX-License-Identifier: MIT
package io.cpgateway.app.management;

import io.cpgateway.app.config.GatewayConfig;
import io.cpgateway.app.config.Loopback;
import io.cpgateway.app.config.ManagementSettings;
import io.cpgateway.app.config.Secret;
import io.cpgateway.app.config.TokenRole;
import io.cpgateway.app.http.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who may do what. With tokens a request needs the right one. Without, the API serves this machine only: it refuses
 * names that are not loopback, so that no web site can rebind its own name to it, and foreign origins. Immutable.
 */
public final class AccessRules {
    private static final String SCHEME = "Bearer ";
    private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");

    private record Token(String digest, TokenRole role) {}

    private final List<Token> tokens = new ArrayList<>();
    private final boolean anyHost;

    /** The rules of a configuration. */
    public AccessRules(GatewayConfig config) {
        ManagementSettings management = config.settings().management();
        management.token().ifPresent(secret -> add(secret, TokenRole.OPERATE));
        management.tokens().forEach(token -> add(token.secret(), token.role()));
        anyHost = config.settings().security().allowOpen();
    }

    /** Whether the caller may see everything. */
    public boolean mayRead(HttpServletRequest request) {
        return tokens.isEmpty() ? foreign(request).isEmpty() : role(request).isPresent();
    }

    /** Why the request is refused, or empty; the role is empty for what everybody may do. */
    Optional<Problem> refusal(HttpServletRequest request, Optional<TokenRole> needed) {
        if (tokens.isEmpty()) {
            Optional<Problem> foreign = foreign(request);
            if (foreign.isPresent()) {
                return foreign;
            }
        } else if (needed.isPresent()) {
            Optional<TokenRole> role = role(request);
            if (role.isEmpty()) {
                return Optional.of(Problem.of(401, "A token is needed: Authorization: Bearer <token>."));
            }
            if (needed.get() == TokenRole.OPERATE && role.get() != TokenRole.OPERATE) {
                return Optional.of(Problem.of(403, "The token does not have the role operate."));
            }
        }
        return bodyRefusal(request);
    }

    /** Why a request that shows no token is refused: its host is not this machine, or its page a foreign one. */
    Optional<Problem> foreign(HttpServletRequest request) {
        if (!anyHost && !Loopback.is(request.getServerName())) {
            return Optional.of(Problem.of(
                    421, "Without a token only names of this machine are served, such as localhost or 127.0.0.1."));
        }
        return sameOrigin(request)
                ? Optional.empty()
                : Optional.of(Problem.of(403, "Pages of other origins are not served."));
    }

    private static Optional<Problem> bodyRefusal(HttpServletRequest request) {
        boolean empty = request.getContentLengthLong() == 0
                || (request.getContentLengthLong() < 0 && request.getHeader("Transfer-Encoding") == null);
        String type = Optional.ofNullable(request.getContentType()).orElse("");
        boolean json = type.split(";", 2)[0].strip().equalsIgnoreCase("application/json");
        boolean fine = json || (empty && type.isEmpty()) || (empty && !WITH_BODY.contains(request.getMethod()));
        return fine ? Optional.empty() : Optional.of(Problem.of(415, "Bodies must be application/json."));
    }

    private static boolean sameOrigin(HttpServletRequest request) {
        String origin = request.getHeader("Origin");
        return origin == null || origin.equals(request.getScheme() + "://" + request.getHeader("Host"));
    }

    /** The strongest role that the request's token has; every token is compared, in constant time. */
    private Optional<TokenRole> role(HttpServletRequest request) {
        String header = Optional.ofNullable(request.getHeader("Authorization")).orElse("");
        if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        byte[] given = bytes(digest(header.substring(SCHEME.length()).strip()));
        TokenRole found = null;
        for (Token token : tokens) {
            boolean same = MessageDigest.isEqual(bytes(token.digest), given);
            if (same && found != TokenRole.OPERATE) {
                found = token.role;
            }
        }
        return Optional.ofNullable(found);
    }

    private void add(Secret secret, TokenRole role) {
        tokens.add(new Token(digest(secret.reveal()), role));
    }

    private static byte[] bytes(String digest) {
        return digest.getBytes(StandardCharsets.US_ASCII);
    }

    private static String digest(String token) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
