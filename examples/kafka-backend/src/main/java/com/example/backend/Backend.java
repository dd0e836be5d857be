package com.example.backend;

import static com.example.backend.Events.attribute;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers Authorize and StartTransaction, and starts charging from afar. The gateway has {@code ocpp.answers.Authorize} and
 * {@code ocpp.answers.StartTransaction} set to {@code backend}. Records are read on one thread; commands may be sent from any.
 */
public final class Backend implements AutoCloseable {
    private static final List<String> TOPICS = List.of("ocpp.events", "ocpp.command-status");
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Set<String> customers;
    private final Consumer<String> log;
    private final KafkaConsumer<String, byte[]> consumer;
    private final KafkaProducer<String, byte[]> producer;
    private final Thread thread = new Thread(this::run, "backend");

    /**
     * Begins.
     *
     * @param brokers where Kafka is
     * @param customers whose idTags may charge
     * @param log told what happens, line by line
     */
    public Backend(String brokers, Set<String> customers, Consumer<String> log) {
        this.customers = Set.copyOf(customers);
        this.log = log;
        // A CALL that waits is answered late or not at all, so what was before this backend came is of no use to it.
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", brokers, "group.id", "example-backend", "auto.offset.reset", "latest"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", brokers, "linger.ms", "0"),
                new StringSerializer(),
                new ByteArraySerializer());
        consumer.subscribe(TOPICS);
        while (consumer.assignment().isEmpty()) {
            consumer.poll(Duration.ofMillis(100)).forEach(this::take);
        }
        consumer.assignment().forEach(consumer::position); // from here on nothing is missed
        thread.start();
    }

    /** Asks a charge point to start charging; what becomes of it is logged. Returns the id of the command. */
    public String remoteStart(String chargePoint, String idTag) {
        String commandId = UUID.randomUUID().toString();
        String payload = JSON.writeValueAsString(Map.of("idTag", idTag));
        send("ocpp.commands", chargePoint, "command", payload, Map.of(
                "id", commandId, "ocppaction", "RemoteStartTransaction"));
        return commandId;
    }

    private void run() {
        try (consumer) {
            while (true) {
                consumer.poll(Duration.ofSeconds(1)).forEach(this::take);
            }
        } catch (WakeupException closing) {
            log.accept("the backend stops");
        }
    }

    private void take(ConsumerRecord<String, byte[]> event) {
        switch (attribute(event, "type")) {
            case "io.cpgateway.ocpp.call" -> called(event);
            case "io.cpgateway.command.status" -> log.accept(
                    event.key() + ": command " + attribute(event, "commandid") + " is "
                            + attribute(event, "commandstate") + " " + JSON.readTree(event.value()).path("result"));
            default -> {
                // not for us
            }
        }
    }

    private void called(ConsumerRecord<String, byte[]> call) {
        boolean answered = !attribute(call, "ocppanswer").isEmpty() || !attribute(call, "repeat").isEmpty();
        JsonNode request = JSON.readTree(call.value());
        if (answered) {
            return;
        }
        switch (attribute(call, "ocppaction")) {
            case "Authorize" -> reply(call, Map.of("idTagInfo", info(request)));
            case "StartTransaction" -> reply(call, Map.of(
                    "idTagInfo", info(request), "transactionId", transactionId(call.key(), request)));
            default -> log.accept(call.key() + ": " + attribute(call, "ocppaction"));
        }
    }

    private Map<String, String> info(JsonNode request) {
        String idTag = request.path("idTag").asString("");
        return Map.of("status", customers.contains(idTag) ? "Accepted" : "Invalid");
    }

    /** The same start always gets the same id: a charge point that got no answer starts again. */
    private static long transactionId(String chargePoint, JsonNode start) {
        CRC32 hash = new CRC32();
        List.of("connectorId", "idTag", "timestamp", "meterStart")
                .forEach(name -> hash.update(Events.utf8(chargePoint + "/" + name + "=" + start.path(name))));
        return hash.getValue() >>> 1;
    }

    private void reply(ConsumerRecord<String, byte[]> call, Map<String, Object> answer) {
        String payload = JSON.writeValueAsString(answer);
        log.accept(call.key() + ": " + attribute(call, "ocppaction") + " gets " + payload);
        send("ocpp.replies", call.key(), "reply", payload, Map.of(
                "id", "reply-to-" + attribute(call, "id"), "correlationid", attribute(call, "id")));
    }

    private void send(String topic, String key, String type, String payload, Map<String, String> attributes) {
        ProducerRecord<String, byte[]> event = new ProducerRecord<>(topic, key, Events.utf8(payload));
        event.headers()
                .add("ce_specversion", Events.utf8("1.0"))
                .add("ce_source", Events.utf8("/example-backend"))
                .add("ce_type", Events.utf8("io.cpgateway." + type));
        attributes.forEach((name, value) -> event.headers().add("ce_" + name, Events.utf8(value)));
        producer.send(event, (metadata, failure) -> {
            if (failure != null) {
                log.accept(key + ": " + type + " is not sent: " + failure);
            }
        });
    }

    @Override
    public void close() throws InterruptedException {
        consumer.wakeup();
        thread.join();
        producer.close();
    }
}
