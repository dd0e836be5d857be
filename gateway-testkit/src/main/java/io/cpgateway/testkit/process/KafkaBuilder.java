// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** How an {@link EmbeddedKafka} is set up. Not thread-safe. */
public final class KafkaBuilder {
    private final Map<String, String> properties = new LinkedHashMap<>();
    private final Map<String, String> listeners = new LinkedHashMap<>();
    private String version = newestVersion();
    private String heap = "512m";
    private @Nullable List<Path> classPath;
    private @Nullable Path folder;

    KafkaBuilder() {
        listeners.put(EmbeddedKafka.PLAINTEXT, EmbeddedKafka.PLAINTEXT);
    }

    /** Sets a property of the broker, such as {@code message.max.bytes}, over what the test kit sets. */
    public KafkaBuilder property(String key, String value) {
        properties.put(key, value);
        return this;
    }

    /**
     * Adds a listener on a free port beside {@code PLAINTEXT}. What it needs, such as
     * {@code listener.name.{name in lower case}.plain.sasl.jaas.config}, is set by {@link #property}.
     *
     * @param name of your choice, in upper case
     * @param protocol {@code PLAINTEXT}, {@code SSL}, {@code SASL_PLAINTEXT} or {@code SASL_SSL}
     */
    public KafkaBuilder listener(String name, String protocol) {
        listeners.put(name, protocol);
        return this;
    }

    /**
     * Takes this version of the broker instead of the newest.
     *
     * @throws IllegalArgumentException if the test kit has no list of the jars of that version; see {@link #classPath}
     */
    public KafkaBuilder version(String number) {
        if (!RepositoryJars.knows(listOf(number))) {
            throw new IllegalArgumentException("the test kit does not know the jars of Kafka " + number
                    + "; it knows 3.9.2 and " + newestVersion() + ", others are set by classPath(...)");
        }
        version = number;
        return this;
    }

    /** Takes these jars, such as those of {@code libs/} of a distribution, as the class path of the broker. */
    public KafkaBuilder classPath(List<Path> jars) {
        classPath = List.copyOf(jars);
        return this;
    }

    /** Limits the broker's heap, such as {@code 256m}; 512m if not called. */
    public KafkaBuilder heap(String size) {
        heap = size;
        return this;
    }

    /** Keeps configuration and data in this folder, which is not deleted, instead of in a temporary one. */
    public KafkaBuilder folder(Path path) {
        folder = path;
        return this;
    }

    /**
     * Starts the broker and returns when it serves.
     *
     * @throws AssertionError with its output if it does not start; its process is gone then
     */
    public EmbeddedKafka start() {
        EmbeddedKafka kafka = new EmbeddedKafka(this);
        try {
            kafka.restart();
            return kafka;
        } catch (Throwable failure) {
            kafka.close();
            throw failure;
        }
    }

    Map<String, String> properties() {
        return properties;
    }

    Map<String, String> listeners() {
        return listeners;
    }

    String heap() {
        return heap;
    }

    @Nullable
    Path folder() {
        return folder;
    }

    List<Path> jars() {
        return classPath == null ? RepositoryJars.of(listOf(version)) : classPath;
    }

    private static String listOf(String version) {
        return "kafka-" + version + ".jars";
    }

    private static String newestVersion() {
        try (InputStream in = KafkaBuilder.class.getResourceAsStream("kafka.properties")) {
            Properties build = new Properties();
            build.load(in);
            return build.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException("kafka.properties", e);
        }
    }
}
