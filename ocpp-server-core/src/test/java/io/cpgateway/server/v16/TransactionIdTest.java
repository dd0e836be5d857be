// SPDX-License-Identifier: MIT
package io.cpgateway.server.v16;

import static org.assertj.core.api.Assertions.assertThat;

import io.cpgateway.ocpp.model.RawJson;
import org.junit.jupiter.api.Test;

class TransactionIdTest {
    @Test
    void theMemberOfTheMessageItself_isMeant_whereverItStands() {
        assertThat(TransactionId.of(RawJson.of("{\"transactionId\":7,\"meterStop\":1}")))
                .hasValue(7);
        assertThat(TransactionId.of(RawJson.of(
                        "{\"a\":[{\"transactionId\":1}],\"b\":{\"transactionId\":2}," + "\"transactionId\" : -4711 }")))
                .hasValue(-4711);
    }

    @Test
    void aNameThatIsWrittenWithEscapes_isTheSameName() {
        assertThat(TransactionId.of(RawJson.of("{\"\\u0074ransactionId\":7}"))).hasValue(7);
        assertThat(TransactionId.of(RawJson.of("{\"a\":1,\"transaction\\u0049d\":8}")))
                .hasValue(8);
    }

    @Test
    void whatOnlyBeginsLikeTheName_isNone() {
        assertThat(TransactionId.of(RawJson.of("{\"transactionI\":1}"))).isEmpty();
        assertThat(TransactionId.of(RawJson.of("{\"t\":\"transactionId\"}"))).isEmpty();
        assertThat(TransactionId.of(RawJson.of("{\"ttransactionId\":1,\"transactionIds\":2}")))
                .isEmpty();
    }

    @Test
    void whatIsNoNumberOfOurs_isNone() {
        assertThat(TransactionId.of(RawJson.of("{\"connectorId\":1}"))).isEmpty();
        assertThat(TransactionId.of(RawJson.of("{}"))).isEmpty();
        assertThat(TransactionId.of(RawJson.of("{\"transactionId\":99999999999999999999}")))
                .isEmpty();
    }
}
