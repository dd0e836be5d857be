// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.container;

import java.util.ArrayList;
import java.util.List;

/** Every way that is known to write an upgrade request so that two readers of it do not agree. */
final class HostileRequests {
    private static final List<String> TARGETS = List.of(
            "/ocpp/CP-1",
            "/ocpp/CP%2D1",
            "/ocpp/%43P-1",
            "/ocpp/CP-2",
            "/ocpp/cp-1",
            "/ocpp/CP-1/",
            "/ocpp/CP-1//",
            "/ocpp//CP-1",
            "//ocpp/CP-1",
            "///ocpp///CP-1",
            "/ocpp/./CP-1",
            "/./ocpp/CP-1",
            "/ocpp/CP-1/.",
            "/ocpp/x/../CP-1",
            "/x/../ocpp/CP-1",
            "/ocpp/../ocpp/CP-1",
            "/ocpp/CP-1/../CP-2",
            "/ocpp/CP-2/../CP-1",
            "/../ocpp/CP-1",
            "/ocpp/%2e%2e/ocpp/CP-1",
            "/ocpp/%2E/CP-1",
            "/ocpp/CP-2%2F..%2FCP-1",
            "/ocpp/CP-2/..%2FCP-1",
            "/ocpp/..;/ocpp/CP-1",
            "/ocpp%2FCP-1",
            "/ocpp%2fCP-1",
            "/%6Fcpp/CP-1",
            "/%2Focpp/CP-1",
            "/ocpp/CP-1%2F",
            "/ocpp/CP-1%5C",
            "/ocpp\\CP-1",
            "/ocpp/CP-1;v=1",
            "/ocpp/CP-1;/..",
            "/ocpp;x=1/CP-1",
            "/ocpp/;/CP-1",
            "/ocpp/;x=1/CP-1",
            "/;/ocpp/CP-1",
            "/OCPP/CP-1",
            "/Ocpp/CP-1",
            "/ocpp/CP-1%00",
            "/ocpp/CP-1%0d%0a",
            "/ocpp/CP-1%20",
            "/ocpp/CP-1%2520",
            "/ocpp/%25%34%33P-1",
            "/ocpp/%C3%83P-1",
            "/ocpp/%E2%80%AECP-1",
            "/ocpp/CP-1?id=CP-2",
            "/ocpp/CP-2?/ocpp/CP-1",
            "/ocpp/?id=CP-1",
            "/ocpp/CP-1#CP-2",
            "http://localhost/ocpp/CP-1",
            "http://evil.example/ocpp/CP-1",
            "HTTP://LOCALHOST/ocpp/CP-1",
            "ws://localhost/ocpp/CP-1",
            "http:///ocpp/CP-1",
            "ocpp/CP-1",
            "localhost:80",
            "*",
            "/",
            "/ocpp",
            "/ocpp/",
            "/ocpp/*",
            "/*",
            "/ocppCP-1",
            "/ocpp.CP-1");

    /** A request line and headers, in which TARGET and CREDENTIALS stand for what is to be put there. */
    private static final String PLAIN =
            "GET TARGET HTTP/1.1\nHost: localhost\nUpgrade: websocket\nConnection: Upgrade\n"
                    + "Sec-WebSocket-Version: 13\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\n"
                    + "Sec-WebSocket-Protocol: ocpp1.6\nCREDENTIALS\n\n";

    private HostileRequests() {}

    /** An upgrade request as a charge point sends it. */
    static String plain(String target, String credentials) {
        return filled(PLAIN, target, credentials);
    }

    /** Every request with these credentials. */
    static List<String> all(String credentials) {
        List<String> requests = new ArrayList<>();
        TARGETS.forEach(target -> requests.add(plain(target, credentials)));
        for (String form : forms()) {
            requests.add(filled(form, "/ocpp/CP-1", credentials));
            requests.add(filled(form, "/ocpp/CP-2", credentials));
            requests.add(filled(form, "/ocpp/CP-2/../CP-1", credentials));
        }
        return requests;
    }

    /** The target of a request that {@link #all} made. */
    static String target(String request) {
        return request.substring(request.indexOf(' ') + 1, request.indexOf(" HTTP/"));
    }

    private static List<String> forms() {
        List<String> forms = new ArrayList<>();
        for (String method :
                List.of("POST", "PUT", "HEAD", "OPTIONS", "DELETE", "TRACE", "CONNECT", "PATCH", "get", "XGET")) {
            forms.add(PLAIN.replace("GET ", method + " "));
        }
        forms.add(PLAIN.replace("HTTP/1.1", "HTTP/1.0"));
        forms.add(PLAIN.replace("HTTP/1.1", "HTTP/2.0"));
        forms.add(PLAIN.replace("GET TARGET HTTP/1.1", "GET TARGET"));
        forms.add(PLAIN.replace("Connection: Upgrade", "Connection: keep-alive, Upgrade"));
        forms.add(PLAIN.replace("Connection: Upgrade", "Connection: keep-alive\nConnection: Upgrade"));
        forms.add(PLAIN.replace("Connection: Upgrade", "Connection: close, upgrade"));
        forms.add(PLAIN.replace(
                "Connection: Upgrade",
                "Connection: Upgrade, HTTP2-Settings\nHTTP2-Settings: AAMAAABkAAQAoAAAAAIAAAAA"));
        forms.add(PLAIN.replace("Upgrade: websocket\n", "Upgrade: h2c\n"));
        forms.add(PLAIN.replace(
                "Upgrade: websocket\nConnection: Upgrade",
                "Upgrade: h2c\n" + "Connection: Upgrade, HTTP2-Settings\nHTTP2-Settings: AAMAAABkAAQAoAAAAAIAAAAA"));
        forms.add(PLAIN.replace("Upgrade: websocket\n", "Upgrade: websocket, h2c\n"));
        forms.add(PLAIN.replace("Upgrade: websocket\n", "Upgrade: h2c\nUpgrade: websocket\n"));
        forms.add(PLAIN.replace("Upgrade: websocket\n", "Upgrade: websocket\nUpgrade: websocket\n"));
        forms.add(PLAIN.replace("Upgrade: websocket\n", "uPGRADE: WebSocket\n"));
        forms.add(PLAIN.replace("Upgrade: websocket\n", "Upgrade : websocket\n"));
        forms.add(PLAIN.replace("Upgrade: websocket\n", "Upgrade:\n websocket\n"));
        forms.add(PLAIN.replace(
                "Sec-WebSocket-Key: ", "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\nSec-WebSocket-Key: "));
        forms.add(PLAIN.replace("Sec-WebSocket-Version: 13", "Sec-WebSocket-Version: 13\nSec-WebSocket-Version: 8"));
        forms.add(PLAIN.replace("Sec-WebSocket-Protocol: ocpp1.6\n", ""));
        forms.add(PLAIN.replace("ocpp1.6", "ocpp2.0.1"));
        forms.add(PLAIN.replace("Host: localhost\n", ""));
        forms.add(PLAIN.replace("Host: localhost\n", "Host: localhost\nHost: evil.example\n"));
        forms.add(PLAIN.replace("Host: localhost\n", "Host: localhost/ocpp/CP-1?\n"));
        forms.add(
                PLAIN.replace("\nCREDENTIALS", "\nAuthorization: Basic AAAA\nCREDENTIALS\nAuthorization: Basic AAAA"));
        forms.add(PLAIN.replace(
                "\nCREDENTIALS",
                "\nX-Original-URL: /ocpp/CP-1\nX-Rewrite-URL: /ocpp/CP-1\nX-HTTP-Method-Override: GET\n"
                        + "X-Forwarded-User: CP-1\nX-Forwarded-For: 127.0.0.1\nForwarded: for=127.0.0.1\nCREDENTIALS"));
        forms.add(PLAIN.replace("\nCREDENTIALS", "\nContent-Length: 3\nCREDENTIALS") + "abc");
        forms.add(PLAIN.replace("\nCREDENTIALS", "\nTransfer-Encoding: chunked\nCREDENTIALS") + "0\n\n");
        forms.add(PLAIN.replace("\nCREDENTIALS", "\nExpect: 100-continue\nCREDENTIALS"));
        forms.add(PLAIN.replace("\nCREDENTIALS", "\nOrigin: http://localhost\nCREDENTIALS"));
        forms.add(PLAIN + PLAIN);
        forms.add("GET TARGET HTTP/1.1\nHost: localhost\n\n" + PLAIN);
        forms.add("PRI * HTTP/2.0\n\nSM\n\n" + PLAIN);
        return forms;
    }

    private static String filled(String form, String target, String credentials) {
        return form.replace("TARGET", target)
                .replace("CREDENTIALS", credentials)
                .replace("\n", "\r\n");
    }
}
