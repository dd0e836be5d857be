package com.example.csms;

import io.cpgateway.server.spi.ChargePointAuthenticator;
import io.cpgateway.server.spi.Login;
import io.cpgateway.server.spi.Password;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Who may connect: charge points and their passwords, from {@code csms.passwords.<id>} of the application's properties. */
@Component
class Passwords implements ChargePointAuthenticator {
    private final Map<String, String> byId;

    Passwords(Environment environment) {
        byId = Binder.get(environment)
                .bind("csms.passwords", Bindable.mapOf(String.class, String.class))
                .orElse(Map.of());
    }

    @Override
    public CompletionStage<Verdict> authenticate(Login login) {
        return CompletableFuture.completedFuture(verdict(login));
    }

    private Verdict verdict(Login login) {
        String expected = byId.get(login.id().value());
        Password given = login.password();
        if (expected == null) {
            return Verdict.UNKNOWN;
        }
        boolean fits = given != null
                && login.id().value().equals(login.user())
                && MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.toByteArray());
        return fits ? Verdict.ADMITTED : Verdict.REFUSED;
    }
}
