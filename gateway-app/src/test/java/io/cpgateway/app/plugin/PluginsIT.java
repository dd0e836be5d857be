// SPDX-License-Identifier: MIT
package io.cpgateway.app.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.cpgateway.app.config.ConfigLoader;
import io.cpgateway.app.config.ConfigSources;
import io.cpgateway.app.config.InvalidConfigException;
import io.cpgateway.app.config.Mistake;
import io.cpgateway.server.spi.EventSink;
import io.cpgateway.server.spi.GatewayException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plug-ins are found by the name that the configuration gives, in whole jars only, and never by chance. */
class PluginsIT {
    private static final String SINK = """
            %s
            return new EventSink() {
                public CompletionStage<Void> publish(List<GatewayEvent> batch) { %s }
                public boolean available() { return true; }
                public String describe() { return "demo"; }
                public void close() { System.setProperty("demo.closed", "yes"); }
            };
            """;
    private static final String WORKS = SINK.formatted("", "return CompletableFuture.completedFuture(null);");

    @TempDir
    Path folder;

    @Test
    void nothingChosen_nothingIsLoaded() throws Exception {
        Files.createDirectories(jars());
        Files.writeString(jars().resolve("broken.jar"), "no jar");
        try (Plugins plugins = find(Map.of())) {
            assertThat(plugins.create(PluginPoint.EVENT_SINK, host())).isEmpty();
        }
    }

    @Test
    void theOneThatIsNamed_isTaken() throws Exception {
        jar("Demo", "demo", WORKS, "demo.jar");
        jar("Other", "other", "throw new IllegalStateException();", "other.jar");
        System.clearProperty("demo.closed");
        try (Plugins plugins = find(Map.of("plugins.event_sink", "demo"))) {
            EventSink sink = plugins.create(PluginPoint.EVENT_SINK, host()).orElseThrow();
            plugins.requireAllRead();
            assertThat(sink.describe()).isEqualTo("demo");
            assertThat(sink.publish(List.of()).toCompletableFuture()).isCompleted();
            assertThat(plugins.create(PluginPoint.COMMAND_MAILBOX, host())).isEmpty();
        }
        assertThat(System.clearProperty("demo.closed")).isEqualTo("yes");
    }

    @Test
    void anUnknownName_isRefused_andWhatWasFoundIsTold() throws Exception {
        jar("Demo", "demo", WORKS, "demo.jar");
        PluginJar.in(folder).writeTo(jars().resolve("library.jar"));
        assertThat(mistake(Map.of("plugins.event_sink", "dmeo")).toString())
                .contains("plugins.event_sink: \"dmeo\"", "EventSinkProvider; found: demo (demo.jar)")
                .contains(jars() + " holds demo.jar, library.jar", "(program)");
        assertThat(mistake(Map.of("plugins.id_tag_store", "demo")).toString())
                .contains("plugins.id_tag_store: \"demo\"", "IdTagStoreProvider; found: none");
    }

    @Test
    void aFolderThatIsNotThere_orIsEmpty_isTold() throws Exception {
        assertThat(mistake(Map.of("plugins.event_sink", "demo")).expected()).contains("there is no folder " + jars());
        Files.createDirectories(jars());
        assertThat(mistake(Map.of("plugins.event_sink", "demo")).expected()).contains(jars() + " holds no jar");
    }

    @Test
    void twoOfOneName_areRefused() throws Exception {
        jar("Demo", "demo", WORKS, "a.jar");
        jar("Twin", "demo", WORKS, "b.jar");
        assertThat(mistake(Map.of("plugins.event_sink", "demo")).expected())
                .contains("one plug-in of this name", "a.jar", "b.jar");
    }

    @Test
    void theSameClassInTwoJars_isRefused() throws Exception {
        jar("Demo", "demo", WORKS, "demo-1.jar");
        jar("Demo", "demo", WORKS, "demo-2.jar");
        assertThat(mistake(Map.of("plugins.event_sink", "demo")).expected())
                .contains("one plug-in of this name", "demo-1.jar, demo-2.jar");
    }

    @Test
    void aBrokenJar_isRefused() throws Exception {
        jar("Demo", "demo", WORKS, "demo.jar");
        Files.writeString(jars().resolve("half.jar"), "PK");
        Mistake mistake = mistake(Map.of("plugins.event_sink", "demo"));
        assertThat(mistake.key()).isEqualTo("plugins.dir");
        assertThat(mistake.expected()).contains("half.jar is broken");
    }

    @Test
    void aProviderThatCannotBeLoaded_isRefused() throws Exception {
        jar("Demo", "demo", WORKS, "demo.jar");
        PluginJar.in(folder)
                .listed("io.cpgateway.server.spi.EventSinkProvider", "Missing")
                .writeTo(jars().resolve("missing.jar"));
        assertThat(mistake(Map.of("plugins.event_sink", "demo")).expected()).contains("Missing", "missing.jar");
    }

    @Test
    void aProviderThatIsNone_isRefused() throws Exception {
        PluginJar.in(folder)
                .type("Plain", "public final class Plain {}")
                .listed("io.cpgateway.server.spi.EventSinkProvider", "Plain")
                .writeTo(jars().resolve("plain.jar"));
        assertThat(mistake(Map.of("plugins.event_sink", "demo")).expected()).contains("Plain not a subtype");
    }

    @Test
    void aProviderWhoseConstructorThrows_isRefused() throws Exception {
        jar(
                "Demo",
                "demo",
                "return null; } public Demo() { throw new IllegalStateException(\"no licence\");",
                "demo.jar");
        assertThat(mistake(Map.of("plugins.event_sink", "demo")).expected()).contains("Demo", "no licence");
    }

    @Test
    void allMistakes_areToldAtOnce() {
        InvalidConfigException e = refused(Map.of("plugins.event_sink", "a", "plugins.command_mailbox", "b"));
        assertThat(e.mistakes())
                .extracting(Mistake::key)
                .containsExactly("plugins.event_sink", "plugins.command_mailbox");
    }

    @Test
    void properties_areHandedOver() throws Exception {
        jar("Demo", "demo", SINK.formatted("""
                if (context.number("size", 1, 1, 9) != 7 || !context.text("url").equals("x")
                        || context.duration("wait", java.time.Duration.ZERO).toMillis() != 250
                        || !context.nodeId().equals("n") || !context.incarnation().equals("i")
                        || Thread.currentThread().getContextClassLoader() != getClass().getClassLoader()) {
                    throw new IllegalStateException();
                }""", "return null;"), "demo.jar");
        Map<String, String> keys = Map.of(
                "plugins.event_sink", "demo",
                "plugins.config.demo.size", "7",
                "plugins.config.demo.url", "x",
                "plugins.config.demo.wait", "250ms");
        try (Plugins plugins = find(keys)) {
            assertThat(plugins.create(PluginPoint.EVENT_SINK, host())).isPresent();
            plugins.requireAllRead();
        }
    }

    @Test
    void aPropertyThatIsMissingOrWrong_isNamed_butItsValueIsNot() throws Exception {
        jar("Demo", "demo", SINK.formatted("context.text(\"url\");", "return null;"), "demo.jar");
        assertThat(creation(Map.of())).hasMessageContainingAll("demo", "plugins.config.demo.url", "not set");
        jar("Demo", "demo", SINK.formatted("context.number(\"url\", 1, 1, 2);", "return null;"), "demo.jar");
        assertThat(creation(Map.of("plugins.config.demo.url", "3secret")))
                .hasMessageContainingAll("plugins.config.demo.url", "from 1 to 2")
                .hasMessageNotContaining("3secret");
    }

    @Test
    void aPropertyThatNobodyReads_isRefused() throws Exception {
        jar("Demo", "demo", SINK.formatted("context.text(\"url\", \"\");", "return null;"), "demo.jar");
        try (Plugins plugins = find(Map.of("plugins.event_sink", "demo", "plugins.config.demo.urll", "s3cret"))) {
            plugins.create(PluginPoint.EVENT_SINK, host());
            assertThatThrownBy(plugins::requireAllRead)
                    .isInstanceOf(GatewayException.Permanent.class)
                    .hasMessageContainingAll("plugins.config.demo.urll", "one of [url]")
                    .hasMessageNotContaining("s3cret");
        }
    }

    @Test
    void whatAPluginThrowsWhenItMakesAPart_carriesItsName() throws Exception {
        jar("Demo", "demo", "throw new GatewayException.Permanent(\"disk is full\");", "demo.jar");
        assertThat(creation(Map.of()))
                .isInstanceOf(GatewayException.Permanent.class)
                .hasMessage("plug-in demo (plugins.event_sink): disk is full");
        jar("Demo", "demo", "throw new UnsupportedOperationException(\"oh\");", "demo.jar");
        assertThat(creation(Map.of())).hasMessageContainingAll("plug-in demo", "oh");
        jar("Demo", "demo", "return null;", "demo.jar");
        assertThat(creation(Map.of())).hasMessageContainingAll("plug-in demo", "made nothing");
    }

    @Test
    void whatAPartFailsWith_isAFailureOfTheSpi_inItsStage() throws Exception {
        assertThat(publishing("throw new IllegalStateException(\"thrown\");"))
                .isInstanceOf(GatewayException.Transient.class)
                .hasMessageContainingAll("plug-in demo (plugins.event_sink)", "thrown");
        assertThat(publishing(
                        "return CompletableFuture.supplyAsync(() -> { throw new ArithmeticException(\"late\"); });"))
                .isInstanceOf(GatewayException.Transient.class)
                .hasMessageContaining("late");
        assertThat(publishing("return CompletableFuture.failedFuture(new GatewayException.Permanent(\"for good\"));"))
                .isInstanceOf(GatewayException.Permanent.class)
                .hasMessage("plug-in demo (plugins.event_sink): for good");
        assertThat(publishing("return null;")).hasMessageContaining("publish returned no stage");
    }

    private Throwable publishing(String body) throws Exception {
        jar("Demo", "demo", SINK.formatted("", body), "demo.jar");
        try (Plugins plugins = find(Map.of("plugins.event_sink", "demo"))) {
            EventSink sink = plugins.create(PluginPoint.EVENT_SINK, host()).orElseThrow();
            return catchThrowableOfType(
                            CompletionException.class,
                            () -> sink.publish(List.of()).toCompletableFuture().join())
                    .getCause();
        }
    }

    private GatewayException creation(Map<String, String> properties) throws Exception {
        Map<String, String> keys = new HashMap<>(properties);
        keys.put("plugins.event_sink", "demo");
        try (Plugins plugins = find(keys)) {
            return catchThrowableOfType(GatewayException.class, () -> plugins.create(PluginPoint.EVENT_SINK, host()));
        }
    }

    private Path jars() {
        return folder.resolve("plugins");
    }

    private void jar(String type, String name, String body, String file) throws IOException {
        PluginJar.in(folder).sinkProvider(type, name, body).writeTo(jars().resolve(file));
    }

    private Plugins find(Map<String, String> keys) throws InvalidConfigException {
        Map<String, String> all = new HashMap<>(keys);
        all.put("plugins.dir", jars().toString());
        return Plugins.find(ConfigLoader.load(new ConfigSources(Optional.empty(), Map.of(), all)));
    }

    private InvalidConfigException refused(Map<String, String> keys) {
        return catchThrowableOfType(
                InvalidConfigException.class, () -> find(keys).close());
    }

    private Mistake mistake(Map<String, String> keys) {
        List<Mistake> mistakes = refused(keys).mistakes();
        assertThat(mistakes).hasSize(1);
        return mistakes.get(0);
    }

    private static PluginHost host() {
        return new PluginHost("n", "i", InstantSource.system(), Duration.ofSeconds(1));
    }
}
