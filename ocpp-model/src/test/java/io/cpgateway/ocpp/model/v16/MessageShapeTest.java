// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.model.v16;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.cpgateway.ocpp.model.DateTime;
import io.cpgateway.ocpp.model.MultipleOf;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MessageShapeTest {
    static Stream<Class<?>> records() {
        return reachable().stream().filter(Class::isRecord);
    }

    static Stream<Class<?>> enums() {
        return reachable().stream().filter(Class::isEnum);
    }

    @Test
    void theTypesOfAllMessages_areFound() {
        assertThat(records().count()).isEqualTo(78 + 11);
        assertThat(enums().count()).isEqualTo(24 + 24);
    }

    @ParameterizedTest
    @MethodSource("records")
    void record_isWrittenInItsOwnOrder_withoutNulls(Class<?> type) {
        String[] names = Stream.of(type.getRecordComponents())
                .map(RecordComponent::getName)
                .toArray(String[]::new);
        assertThat(type.getAnnotation(JsonPropertyOrder.class).value()).containsExactly(names);
        assertThat(type.getAnnotation(JsonInclude.class).value()).isEqualTo(JsonInclude.Include.NON_NULL);
    }

    @ParameterizedTest
    @MethodSource("records")
    void decimal_hasAStep(Class<?> type) {
        assertThat(type.getRecordComponents())
                .allMatch(c -> (c.getType() == BigDecimal.class) == c.isAnnotationPresent(MultipleOf.class));
    }

    @ParameterizedTest
    @MethodSource("enums")
    void enumConstant_hasItsNameOnTheWire_once(Class<?> type) {
        List<String> names = Arrays.stream(type.getFields())
                .map(f -> f.getAnnotation(JsonProperty.class).value())
                .toList();
        assertThat(names).doesNotHaveDuplicates().hasSize(type.getEnumConstants().length);
    }

    @Test
    void lists_areCopied_andMayBeAbsent() {
        List<String> keys = new ArrayList<>(List.of("A"));
        GetConfigurationRequest request = new GetConfigurationRequest(keys);
        keys.add("B");
        assertThat(request.key()).containsExactly("A").isUnmodifiable();
        assertThat(new GetConfigurationRequest(null).key()).isNull();
        assertThatThrownBy(() -> new MeterValue(new DateTime("x"), Arrays.asList((SampledValue) null)))
                .isInstanceOf(NullPointerException.class);
    }

    @Test
    void builder_setsWhatItIsTold_andNothingElse() {
        assertThat(BootNotificationRequest.builder("v", "m")
                        .firmwareVersion("1")
                        .build())
                .isEqualTo(new BootNotificationRequest("v", "m", null, null, "1", null, null, null, null));
        assertThat(SampledValue.builder("1")
                        .unit(SampledValue.UnitOfMeasure.WH)
                        .measurand(SampledValue.Measurand.ENERGY_ACTIVE_IMPORT_REGISTER)
                        .build())
                .isEqualTo(new SampledValue(
                        "1",
                        null,
                        null,
                        SampledValue.Measurand.ENERGY_ACTIVE_IMPORT_REGISTER,
                        null,
                        null,
                        SampledValue.UnitOfMeasure.WH));
    }

    private static Set<Class<?>> reachable() {
        Set<Class<?>> found = new LinkedHashSet<>();
        Ocpp16.PROTOCOL.actions().forEach(action -> {
            collect(action.requestType(), found);
            collect(action.responseType(), found);
        });
        return found;
    }

    private static void collect(Type type, Set<Class<?>> found) {
        if (type instanceof ParameterizedType list) {
            collect(list.getActualTypeArguments()[0], found);
        } else if (type instanceof Class<?> c && c.isEnum()) {
            found.add(c);
        } else if (type instanceof Class<?> c && c.isRecord() && c != DateTime.class && found.add(c)) {
            Stream.of(c.getRecordComponents()).forEach(component -> collect(component.getGenericType(), found));
        }
    }
}
