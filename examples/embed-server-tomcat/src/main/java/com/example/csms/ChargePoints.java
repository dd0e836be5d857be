package com.example.csms;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.ocpp.model.v16.DataTransferRequest;
import io.cpgateway.ocpp.model.v16.DataTransferResponse;
import io.cpgateway.ocpp.model.v16.Ocpp16;
import io.cpgateway.ocpp.model.v16.ResetRequest;
import io.cpgateway.ocpp.model.v16.ResetResponse;
import io.cpgateway.server.OcppServer;
import io.cpgateway.server.answer.CallHandler;
import io.cpgateway.server.command.CommandOutcome;
import io.cpgateway.server.listener.ConnectionListener;
import io.cpgateway.server.spi.ChargePointAuthenticator;
import io.cpgateway.server.transport.jakarta.OcppServlet;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** The application's charge points: the server lives as long as the web application does. */
public final class ChargePoints implements ServletContainerInitializer, ServletContextListener {
    private final ChargePointAuthenticator authenticator;
    private final Bulletin bulletin;
    private OcppServer server;

    ChargePoints(ChargePointAuthenticator authenticator, Bulletin bulletin) {
        this.authenticator = authenticator;
        this.bulletin = bulletin;
    }

    @Override
    public void onStartup(Set<Class<?>> types, ServletContext context) {
        server = OcppServer.builder()
                .settings(settings -> settings.node("tomcat-1").heartbeatInterval(Duration.ofMinutes(1)))
                .authenticator(authenticator)
                .handle(Ocpp16.DATA_TRANSFER, CallHandler.of(this::transfer))
                .onConnection(new ConnectionListener() {
                    @Override
                    public void onConnected(Opened connection) {
                        bulletin.post(connection.chargePointId() + " connected with OCPP " + connection.version());
                    }

                    @Override
                    public void onDisconnected(Closed connection) {
                        bulletin.post(connection.chargePointId() + " disconnected: " + connection.reason());
                    }
                })
                .onCall(
                        Ocpp16.BOOT_NOTIFICATION,
                        (boot, call) -> bulletin.post(call.chargePointId() + " is a " + boot.chargePointModel()))
                .build();
        OcppServlet.register(context, server.doorway(), "/ocpp");
        context.addListener(this);
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        server.close();
    }

    /** Restarts a charge point; completes when it has answered, or will not. */
    CompletionStage<CommandOutcome<ResetResponse>> reset(ChargePointId id) {
        return server.commands().send(id, Ocpp16.RESET, new ResetRequest(ResetRequest.Type.SOFT));
    }

    private DataTransferResponse transfer(DataTransferRequest request) {
        return request.vendorId().equals("com.example")
                ? new DataTransferResponse(DataTransferResponse.Status.ACCEPTED, "hello")
                : new DataTransferResponse(DataTransferResponse.Status.UNKNOWN_VENDOR_ID, null);
    }
}
