// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.model.v16;

import static org.assertj.core.api.Assertions.assertThat;

import io.cpgateway.ocpp.model.Action;
import io.cpgateway.ocpp.model.Action.Trait;
import io.cpgateway.ocpp.model.AnswerContext;
import io.cpgateway.ocpp.model.DateTime;
import io.cpgateway.ocpp.model.Direction;
import io.cpgateway.ocpp.model.ErrorCode;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class Ocpp16Test {
    private static final AnswerContext CONTEXT =
            new AnswerContext(Instant.parse("2026-01-31T12:00:00Z"), Duration.ofSeconds(300));

    static Stream<Action<?, ?>> actions() {
        return Ocpp16.PROTOCOL.actions().stream();
    }

    @ParameterizedTest
    @MethodSource("actions")
    void everyAction_hasBothRecordsOfItsName(Action<?, ?> action) {
        assertThat(action.requestType().getSimpleName()).isEqualTo(action.name() + "Request");
        assertThat(action.responseType().getSimpleName()).isEqualTo(action.name() + "Response");
        assertThat(action.requestType().getPackage()).isEqualTo(Ocpp16.class.getPackage());
        assertThat(action.responseType().getPackage()).isEqualTo(Ocpp16.class.getPackage());
    }

    @Test
    void everyRowOfBothTables_isInTheProtocol() throws ReflectiveOperationException {
        List<Object> rows = new ArrayList<>();
        for (Class<?> table : List.of(Ocpp16.class, Ocpp16Security.class)) {
            for (var field : table.getFields()) {
                if (field.getType() == Action.class && Modifier.isStatic(field.getModifiers())) {
                    rows.add(field.get(null));
                }
            }
        }
        assertThat(rows).hasSize(28 + 11).isEqualTo(Ocpp16.PROTOCOL.actions());
    }

    @Test
    void commands_areSentWhilePending_exceptRemoteStartAndStop() {
        assertThat(actions().filter(a -> a.direction().toChargePoint()).filter(a -> !a.is(Trait.WHILE_PENDING)))
                .containsExactly(Ocpp16.REMOTE_START_TRANSACTION, Ocpp16.REMOTE_STOP_TRANSACTION);
    }

    @Test
    void traits_areThoseOfTheDesign() {
        assertThat(with(Trait.READ_ONLY))
                .containsExactly(
                        Ocpp16.GET_CONFIGURATION,
                        Ocpp16.TRIGGER_MESSAGE,
                        Ocpp16.GET_LOCAL_LIST_VERSION,
                        Ocpp16.GET_COMPOSITE_SCHEDULE,
                        Ocpp16Security.EXTENDED_TRIGGER_MESSAGE,
                        Ocpp16Security.GET_INSTALLED_CERTIFICATE_IDS);
        assertThat(with(Trait.ALWAYS_FRESH)).containsExactly(Ocpp16.BOOT_NOTIFICATION, Ocpp16.HEARTBEAT);
        assertThat(with(Trait.NO_EVENT)).containsExactly(Ocpp16.HEARTBEAT);
        assertThat(with(Trait.REGISTERS)).containsExactly(Ocpp16.BOOT_NOTIFICATION);
        assertThat(with(Trait.READ_ONLY)).allMatch(a -> a.direction().toChargePoint());
    }

    @Test
    void direction_isThatOfTheSpecification() {
        assertThat(actions().filter(a -> a.direction() == Direction.FROM_CHARGE_POINT))
                .containsExactly(
                        Ocpp16.BOOT_NOTIFICATION,
                        Ocpp16.HEARTBEAT,
                        Ocpp16.STATUS_NOTIFICATION,
                        Ocpp16.AUTHORIZE,
                        Ocpp16.START_TRANSACTION,
                        Ocpp16.METER_VALUES,
                        Ocpp16.STOP_TRANSACTION,
                        Ocpp16.DIAGNOSTICS_STATUS_NOTIFICATION,
                        Ocpp16.FIRMWARE_STATUS_NOTIFICATION,
                        Ocpp16Security.SECURITY_EVENT_NOTIFICATION,
                        Ocpp16Security.SIGN_CERTIFICATE,
                        Ocpp16Security.SIGNED_FIRMWARE_STATUS_NOTIFICATION,
                        Ocpp16Security.LOG_STATUS_NOTIFICATION);
        assertThat(actions().filter(a -> a.direction() == Direction.BOTH)).containsExactly(Ocpp16.DATA_TRANSFER);
    }

    @Test
    void defaultAnswers_areGivenWhereNoStoreDecides() {
        DateTime now = new DateTime("2026-01-31T12:00:00.000Z");
        assertThat(Ocpp16.BOOT_NOTIFICATION.defaultAnswer(CONTEXT))
                .contains(new BootNotificationResponse(RegistrationStatus.ACCEPTED, now, 300));
        assertThat(Ocpp16.HEARTBEAT.defaultAnswer(CONTEXT)).contains(new HeartbeatResponse(now));
        assertThat(Ocpp16.STATUS_NOTIFICATION.defaultAnswer(CONTEXT)).contains(new StatusNotificationResponse());
        assertThat(Ocpp16.METER_VALUES.defaultAnswer(CONTEXT)).contains(new MeterValuesResponse());
        assertThat(Ocpp16.DATA_TRANSFER.defaultAnswer(CONTEXT))
                .contains(new DataTransferResponse(DataTransferResponse.Status.UNKNOWN_VENDOR_ID, null));
        assertThat(Ocpp16Security.SIGN_CERTIFICATE.defaultAnswer(CONTEXT))
                .contains(new SignCertificateResponse(SignCertificateResponse.Status.REJECTED));
        assertThat(actions().filter(a -> a.name().endsWith("Notification")).filter(a -> a != Ocpp16.BOOT_NOTIFICATION))
                .hasSize(6)
                .allMatch(a -> a.responseType().getRecordComponents().length == 0)
                .allMatch(a -> a.defaultAnswer(CONTEXT).isPresent());
        assertThat(actions()
                        .filter(a -> a.defaultAnswer(CONTEXT).isEmpty())
                        .filter(a -> a.direction().fromChargePoint()))
                .containsExactly(Ocpp16.AUTHORIZE, Ocpp16.START_TRANSACTION, Ocpp16.STOP_TRANSACTION);
        assertThat(actions().filter(a -> a.direction() == Direction.TO_CHARGE_POINT))
                .allMatch(a -> a.defaultAnswer(CONTEXT).isEmpty());
    }

    @Test
    void c7_misspellingsOfTheStandard_areKept() {
        assertThat(Ocpp16.PROTOCOL.spelling(ErrorCode.FORMATION_VIOLATION)).isEqualTo("FormationViolation");
        assertThat(Ocpp16.PROTOCOL.spelling(ErrorCode.OCCURRENCE_CONSTRAINT_VIOLATION))
                .isEqualTo("OccurenceConstraintViolation");
    }

    @ParameterizedTest
    @EnumSource
    void c7_everyCode_isSpelledInCamelCase(ErrorCode code) {
        assertThat(Ocpp16.PROTOCOL.spelling(code)).matches("([A-Z][a-z]+){2,3}");
    }

    @Test
    void action_isFoundByItsExactNameOnly() {
        assertThat(Ocpp16.PROTOCOL.action("Heartbeat")).isEqualTo(Optional.of(Ocpp16.HEARTBEAT));
        assertThat(Ocpp16.PROTOCOL.action("heartbeat")).isEmpty();
    }

    private static Stream<Action<?, ?>> with(Trait trait) {
        return actions().filter(a -> a.is(trait));
    }
}
