// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.container;

import io.cpgateway.server.transport.Doorway;
import io.cpgateway.server.transport.jakarta.OcppServlet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.websocket.server.WsSci;

/** Tomcat with nothing but its defaults. */
final class TomcatContainer implements Container {
    private final Tomcat tomcat = new Tomcat();
    private final Connector connector = new Connector();
    private final Path folder;

    TomcatContainer(Doorway doorway) throws Exception {
        folder = Files.createTempDirectory("tomcat");
        tomcat.setBaseDir(folder.toString());
        connector.setPort(0);
        connector.setProperty("address", "127.0.0.1");
        tomcat.setConnector(connector);
        Context context = tomcat.addContext("", folder.toString());
        context.addServletContainerInitializer(new WsSci(), Set.of());
        context.addServletContainerInitializer(
                (types, servletContext) -> OcppServlet.register(servletContext, doorway, "/ocpp"), Set.of());
        tomcat.start();
    }

    @Override
    public int port() {
        return connector.getLocalPort();
    }

    @Override
    public void stop() throws Exception {
        tomcat.stop();
        tomcat.destroy();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
