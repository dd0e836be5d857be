// SPDX-License-Identifier: MIT
package io.cpgateway.app.ledger;

import io.cpgateway.testkit.GatewayCluster;
import io.cpgateway.testkit.GatewayCluster.Node;
import io.cpgateway.testkit.ledger.Finding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Who holds which charge point, as the management APIs of a quiet cluster say. */
final class Owners {
    private final GatewayCluster cluster;

    Owners(GatewayCluster cluster) {
        this.cluster = cluster;
    }

    /** What is wrong at last, once nothing is or the time is over. */
    List<Finding> settled(int chargePoints, Duration patience) {
        return Settling.leftAfter(patience, () -> findings(chargePoints));
    }

    /** What is wrong: a charge point that is offline, or one that two nodes hold. */
    List<Finding> findings(int chargePoints) {
        List<Finding> findings = new ArrayList<>();
        Map<String, String> owners = new TreeMap<>();
        for (JsonNode item : listed(findings)) {
            String id = item.path("id").asString();
            owners.put(id, item.path("node").asString());
            if (!item.path("online").asBoolean()) {
                findings.add(Finding.of("R1", id, "it is connected, and the directory says it is not: " + item, id));
            }
        }
        int held = 0;
        for (Node node : cluster.nodes()) {
            long recorded = owners.values().stream().filter(node.name()::equals).count();
            int own = own(node);
            held += own;
            if (recorded != own) {
                findings.add(Finding.of("R1", node.name(), "it holds " + own + ", the directory says " + recorded, ""));
            }
        }
        if (held != chargePoints) {
            findings.add(Finding.of("C3", "", "the nodes hold " + held + " connections of " + chargePoints, ""));
        }
        return findings;
    }

    private List<JsonNode> listed(List<Finding> findings) {
        List<JsonNode> items = new ArrayList<>();
        String cursor = "";
        do {
            String next = cursor.isEmpty() ? "" : "&cursor=" + cursor;
            JsonNode page =
                    new ClusterApi(cluster.nodes().get(0), null).get("connections?limit=1000&online=true" + next);
            if (!page.path("items").isArray()) {
                findings.add(Finding.of("R1", "", "the directory does not list connections: " + page, ""));
            }
            page.path("items").forEach(items::add);
            cursor =
                    page.path("nextCursor").isString() ? page.path("nextCursor").asString() : "";
        } while (!cursor.isEmpty());
        return items;
    }

    private int own(Node node) {
        return new ClusterApi(node, null)
                .get("nodes")
                .path("items")
                .path(0)
                .path("connections")
                .asInt();
    }
}
