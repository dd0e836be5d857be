// SPDX-License-Identifier: MIT
package io.cpgateway.redis;

import io.cpgateway.server.spi.GatewayException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.HostAndPort;

/**
 * Where Redis is and how to log in. Its text never shows the password.
 *
 * @param kind what listens there
 * @param hosts the servers, or the sentinels, to begin with
 * @param master what the sentinels call the server, null without sentinels
 * @param tls whether connections are encrypted
 * @param user the ACL user, null for the default one
 * @param password the password, null for none
 * @param database the database, 0 in a cluster
 */
record RedisAddress(
        Kind kind,
        Set<HostAndPort> hosts,
        @Nullable String master,
        boolean tls,
        @Nullable String user,
        @Nullable String password,
        int database) {
    private static final int PORT = 6379;
    private static final int SENTINEL_PORT = 26379;
    private static final int MAX_PORT = 65_535;
    static final String EXPECTED = "host:port, redis://[user:password@]host:port[/database],"
            + " rediss://… for TLS, sentinel://[user:password@]host:port,…/master[/database],"
            + " cluster://[user:password@]host:port,…, or sentinel+tls://…, cluster+tls://…";
    private static final Pattern ADDRESS =
            Pattern.compile("(?:(?<scheme>[a-z+]+)://)?(?:(?<login>[^/]*)@)?(?<hosts>[^/@]+)(?<path>(?:/[^/]*){0,2})");
    private static final Pattern HOST =
            Pattern.compile("(?<host>\\[[0-9A-Fa-f:.]+]|[^:\\s]+)(?::(?<port>[0-9]{1,5}))?");

    /** What listens. */
    enum Kind {
        /** One server. */
        SINGLE,
        /** Sentinels that know the server. */
        SENTINEL,
        /** Servers that share the keys. */
        CLUSTER
    }

    /**
     * Reads the value of {@code redis.addr}.
     *
     * @throws GatewayException.Permanent if it is not an address; the message says what one looks like
     */
    static RedisAddress parse(String text) {
        Matcher parts = ADDRESS.matcher(text.strip());
        if (!parts.matches()) {
            throw wrong("it is not an address");
        }
        String scheme = parts.group("scheme") == null ? "redis" : parts.group("scheme");
        boolean tls = scheme.equals("rediss") || scheme.endsWith("+tls");
        Kind kind = switch (scheme) {
            case "redis", "rediss" -> Kind.SINGLE;
            case "sentinel", "sentinel+tls" -> Kind.SENTINEL;
            case "cluster", "cluster+tls" -> Kind.CLUSTER;
            default -> throw wrong("nothing is known of the scheme " + scheme + "://");
        };
        String[] path = parts.group("path").isEmpty()
                ? new String[0]
                : parts.group("path").substring(1).split("/", -1);
        String login = parts.group("login");
        return new RedisAddress(
                kind,
                hosts(parts.group("hosts"), kind),
                kind == Kind.SENTINEL ? master(path) : null,
                tls,
                login == null ? null : user(login),
                login == null ? null : password(login),
                database(path, kind));
    }

    private static Set<HostAndPort> hosts(String text, Kind kind) {
        Set<HostAndPort> hosts = new LinkedHashSet<>();
        for (String one : text.split(",", -1)) {
            Matcher host = HOST.matcher(one.strip());
            if (!host.matches()) {
                throw wrong("\"" + one + "\" is not host:port");
            }
            int usual = kind == Kind.SENTINEL ? SENTINEL_PORT : PORT;
            int port = host.group("port") == null ? usual : Integer.parseInt(host.group("port"));
            if (port < 1 || port > MAX_PORT) {
                throw wrong("there is no port " + port);
            }
            hosts.add(new HostAndPort(host.group("host").replaceAll("[\\[\\]]", ""), port));
        }
        if (kind == Kind.SINGLE && hosts.size() > 1) {
            throw wrong("it names several servers: are they sentinel:// or cluster://?");
        }
        return hosts;
    }

    private static String master(String[] path) {
        if (path.length == 0 || path[0].isEmpty()) {
            throw wrong("the name of the master is missing");
        }
        return decoded(path[0]);
    }

    private static int database(String[] path, Kind kind) {
        String[] rest = kind == Kind.SENTINEL ? Arrays.copyOfRange(path, 1, path.length) : path;
        if (rest.length == 0 || (rest.length == 1 && rest[0].isEmpty())) {
            return 0;
        }
        if (rest.length > 1 || !rest[0].matches("[0-9]{1,5}")) {
            throw wrong("\"" + String.join("/", rest) + "\" is not the number of a database");
        }
        int database = Integer.parseInt(rest[0]);
        if (database != 0 && kind == Kind.CLUSTER) {
            throw wrong("a cluster has no database " + database);
        }
        return database;
    }

    private static @Nullable String user(String login) {
        int colon = login.indexOf(':');
        return colon <= 0 ? null : decoded(login.substring(0, colon));
    }

    private static String password(String login) {
        int colon = login.indexOf(':');
        if (colon < 0) {
            throw wrong("before @ there must be user:password, or :password");
        }
        return decoded(login.substring(colon + 1));
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) { // its message may hold a part of the password
            throw wrong("a % in user, password or master must be written as %25");
        }
    }

    private static GatewayException.Permanent wrong(String why) {
        return new GatewayException.Permanent("redis.addr: " + why + "; expected " + EXPECTED);
    }

    /** The address without user and password. */
    @Override
    public String toString() {
        String list = String.join(",", hosts.stream().map(HostAndPort::toString).toList());
        return switch (kind) {
            case SINGLE -> (tls ? "rediss://" : "redis://") + list + (database == 0 ? "" : "/" + database);
            case SENTINEL ->
                (tls ? "sentinel+tls://" : "sentinel://") + list + "/" + master + (database == 0 ? "" : "/" + database);
            case CLUSTER -> (tls ? "cluster+tls://" : "cluster://") + list;
        };
    }
}
