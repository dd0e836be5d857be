package com.example.csms;

import io.cpgateway.ocpp.model.v16.Ocpp16;
import io.cpgateway.server.OcppServer;
import io.cpgateway.server.command.CommandSender;
import io.cpgateway.server.transport.jakarta.OcppServlet;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The server, and its place in Spring's web server. */
@Configuration(proxyBeanMethods = false)
class OcppConfiguration {
    @Bean(destroyMethod = "close")
    OcppServer ocppServer(Passwords passwords, Tariffs tariffs, Fleet fleet) {
        return OcppServer.builder()
                .settings(settings -> settings.node("spring-1"))
                .authenticator(passwords)
                .handle(Ocpp16.DATA_TRANSFER, tariffs)
                .onConnection(fleet)
                .build();
    }

    @Bean
    ServletRegistrationBean<OcppServlet> ocppServlet(OcppServer server) {
        return new ServletRegistrationBean<>(new OcppServlet(server.doorway()), "/ocpp/*");
    }

    @Bean
    CommandSender commands(OcppServer server) {
        return server.commands();
    }
}
