// SPDX-License-Identifier: MIT
package com.example.sqlite;

import io.cpgateway.testkit.Answer;
import io.cpgateway.testkit.GatewayProcess;
import io.cpgateway.testkit.VirtualChargePoint;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Starts the gateway as operators unpack it, with the plug-in in its folder; a charge point comes, is sent a command, and
 * goes. Then the gateway is killed and started again: what SQLite holds is still known.
 */
final class Visit {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String BOOT = "{\"chargePointVendor\":\"Virtual\",\"chargePointModel\":\"One\"}";
    private static final String COMMAND = "{\"commandId\":\"first\",\"action\":\"Reset\",\"payload\":{\"type\":\"Soft\"}}";

    private Visit() {}

    /** {@code Visit <gateway-app.jar> <working folder with plugins/>}. */
    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[1]).toAbsolutePath();
        Path tables = folder.resolve("sqlite");
        try (GatewayProcess gateway = GatewayProcess.ofJar(Path.of(args[0]).toAbsolutePath())
                .in(folder)
                .setting("plugins.connection_directory", "sqlite")
                .setting("plugins.command_mailbox", "sqlite")
                .setting("plugins.config.sqlite.folder", tables.toString())
                .launch()) {
            visit(gateway);
            gateway.kill();
            try (GatewayProcess again = gateway.startAgain()) {
                expect(get(again, "/connections/CP-1"), "\"vendor\":\"Virtual\"");
                expect(get(again, "/commands/first"), "\"state\":\"ANSWERED\"");
                again.terminate();
                if (again.awaitExit(Duration.ofSeconds(30)) != 0) {
                    throw new AssertionError(again.output());
                }
            }
        }
        System.out.println("connections.db: " + query(tables.resolve("connections.db"), "SELECT id, epoch FROM presence"));
        System.out.println("commands.db: " + query(tables.resolve("commands.db"), "SELECT id, charge_point FROM command"));
    }

    private static void visit(GatewayProcess gateway) throws Exception {
        try (VirtualChargePoint cp = VirtualChargePoint.named("CP-1").connect(gateway.serverPort())) {
            Answer booted = cp.call("BootNotification", BOOT).get();
            System.out.println("CP-1 boots: " + booted.text("/status"));
            HttpRequest reset = HttpRequest.newBuilder(uri(gateway, "/connections/CP-1/commands?wait=PT20S"))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(COMMAND))
                    .build();
            expect(HTTP.send(reset, HttpResponse.BodyHandlers.ofString()).body(), "\"state\":\"ANSWERED\"");
            System.out.println("CP-1 was sent a command, which SQLite kept until it was answered");
        }
    }

    private static String get(GatewayProcess gateway, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(uri(gateway, path)).build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    private static URI uri(GatewayProcess gateway, String path) {
        return URI.create("http://localhost:" + gateway.managementPort() + path);
    }

    private static void expect(String body, String part) {
        if (!body.contains(part)) {
            throw new AssertionError("expected " + part + " in " + body);
        }
    }

    private static String query(Path file, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                ResultSet row = connection.createStatement().executeQuery(sql)) {
            if (!row.next()) {
                throw new AssertionError(file + " is empty");
            }
            return row.getString(1) + " " + row.getString(2);
        }
    }
}
