// SPDX-License-Identifier: MIT
package io.cpgateway.app.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.cpgateway.kafka.Topics;
import io.cpgateway.server.connection.DisconnectReason;
import io.cpgateway.server.event.EventAttribute;
import io.cpgateway.server.event.EventFlag;
import io.cpgateway.server.event.EventTypes;
import io.cpgateway.server.spi.CommandState;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Keeps docs/asyncapi.yaml and docs/kafka.md what the code is: what one has and the other has not fails.
 * {@code -Dregenerate=true} writes the code of the recipes anew.
 */
class KafkaDocumentsTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Path DOCUMENT = ROOT.resolve("docs/kafka.md");
    private static final Set<String> OF_CLOUD_EVENTS =
            Set.of("ce_specversion", "ce_id", "ce_source", "ce_type", "ce_subject", "ce_time", "content-type");

    private AsyncApi api;
    private String text;

    @BeforeEach
    void read() throws IOException {
        api = AsyncApi.read();
        text = Files.readString(DOCUMENT);
    }

    @Test
    void theDescription_isWhole() {
        assertThat(api.version()).isEqualTo("3.0.0");
        assertThat(api.messages()).hasSize(api.messagesDescribed()).allSatisfy(message -> {
            assertThat(message.headerNames()).contains("ce_id", "ce_type", "ce_source", "ce_specversion");
            assertThat(message.payload().keySet()).containsAnyOf("type", "allOf");
        });
    }

    @Test
    void topics() {
        assertThat(api.topics().values()).containsExactlyInAnyOrderElementsOf(Topics.all());
        assertThat(api.actions().keySet()).containsExactlyInAnyOrderElementsOf(Topics.all());
        assertThat(firstColumn("Topics")).containsExactlyInAnyOrderElementsOf(Topics.all());
        api.actions().forEach((topic, action) -> {
            assertThat(action).as(topic).isEqualTo(Topics.written().contains(topic) ? "send" : "receive");
            assertThat(text).contains("| `" + topic + "` | " + (action.equals("send") ? "out" : "in") + " |");
        });
    }

    @Test
    void types() throws IllegalAccessException {
        Set<String> types = constants();
        assertThat(api.messages()).extracting(AsyncApi.Message::type).containsExactlyInAnyOrderElementsOf(types);
        for (AsyncApi.Message message : api.messages()) {
            assertThat(row("Topics", message.topic()))
                    .contains("`" + message.type().substring(EventTypes.PREFIX.length()) + "`");
        }
        List<String> rows = rows("Topics");
        long named = rows.stream()
                .map(row -> row.split("\\|")[3])
                .flatMap(cell -> codes(cell).stream())
                .filter(code -> !code.contains(": "))
                .count();
        assertThat(named).isEqualTo(types.size());
    }

    @Test
    void headers() {
        Set<String> described = new TreeSet<>();
        api.messages().forEach(message -> described.addAll(message.headerNames()));
        described.removeAll(OF_CLOUD_EVENTS);
        List<String> known = wireNames(EventAttribute.values(), attribute -> "ce_" + attribute.wireName());
        assertThat(described).containsExactlyInAnyOrderElementsOf(known);
        assertThat(firstColumn("Attributes")).containsExactlyInAnyOrderElementsOf(known);
        OF_CLOUD_EVENTS.forEach(name -> assertThat(text).contains("`" + name + "`"));
    }

    @Test
    void statesOfCommands() {
        List<String> states = wireNames(CommandState.values(), CommandState::name);
        assertThat(api.values("CommandState")).containsExactlyElementsOf(states);
        assertThat(firstColumn("Commands")).containsExactlyElementsOf(states);
        for (CommandState state : CommandState.values()) {
            assertThat(row("Commands", state.name()).split("\\|")[2].strip()).isEqualTo(state.isFinal() ? "yes" : "no");
        }
    }

    @Test
    void reasonsOfDisconnected() {
        List<String> reasons = wireNames(DisconnectReason.values(), DisconnectReason::wireName);
        assertThat(api.values("DisconnectReason")).containsExactlyElementsOf(reasons);
        assertThat(firstColumn("Reasons of `disconnected`")).containsExactlyElementsOf(reasons);
    }

    @Test
    void flags() {
        assertThat(firstColumn("Flags")).containsExactlyElementsOf(wireNames(EventFlag.values(), EventFlag::wireName));
    }

    @Test
    void recipes_areTheCodeThatIsTested() throws IOException {
        String filled = new SourcedDocument(ROOT).filled(text);
        if (Boolean.getBoolean("regenerate")) {
            Files.writeString(DOCUMENT, filled);
        }
        assertThat(Files.readString(DOCUMENT)).isEqualTo(filled);
        assertThat(filled).contains("missingBefore(", "isNew(", "energy(");
    }

    private static Set<String> constants() throws IllegalAccessException {
        Set<String> types = new TreeSet<>();
        for (Field field : EventTypes.class.getFields()) {
            if (Modifier.isStatic(field.getModifiers()) && !field.getName().equals("PREFIX")) {
                types.add((String) field.get(null));
            }
        }
        return types;
    }

    private static <T> List<String> wireNames(T[] values, Function<T, String> name) {
        return Arrays.stream(values).map(name).toList();
    }

    private List<String> firstColumn(String section) {
        return rows(section).stream()
                .map(row -> codes(row.split("\\|")[1]).get(0))
                .toList();
    }

    private String row(String section, String first) {
        return rows(section).stream()
                .filter(row -> row.startsWith("| `" + first + "` |"))
                .findFirst()
                .orElseThrow();
    }

    private List<String> rows(String section) {
        List<String> rows = new ArrayList<>();
        boolean here = false;
        for (String line : text.lines().toList()) {
            if (line.startsWith("## ")) {
                here = line.equals("## " + section);
            }
            if (here && line.startsWith("| `")) {
                rows.add(line);
            }
        }
        return rows;
    }

    private static List<String> codes(String cell) {
        Matcher code = Pattern.compile("`([^`]+)`").matcher(cell);
        return code.results().map(found -> found.group(1)).toList();
    }
}
