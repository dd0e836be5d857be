package com.example.csms;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.websocket.server.WsSci;

/** The application's own Tomcat on the application's own port, which serves charge points beside whatever else it does. */
final class WebServer implements AutoCloseable {
    private final Tomcat tomcat = new Tomcat();
    private final Connector connector = new Connector();

    WebServer(int port, ChargePoints chargePoints) throws Exception {
        Path folder = Files.createTempDirectory("csms");
        tomcat.setBaseDir(folder.toString());
        connector.setPort(port);
        tomcat.setConnector(connector);
        Context context = tomcat.addContext("", folder.toString());
        // In a WAR both are found by themselves, the second by META-INF/services.
        context.addServletContainerInitializer(new WsSci(), Set.of());
        context.addServletContainerInitializer(chargePoints, Set.of());
        tomcat.start();
    }

    int port() {
        return connector.getLocalPort();
    }

    @Override
    public void close() throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
    }
}
