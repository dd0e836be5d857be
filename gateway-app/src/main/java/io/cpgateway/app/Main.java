// SPDX-License-Identifier: MIT
package io.cpgateway.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import io.cpgateway.app.config.ConfigLoader;
import io.cpgateway.app.config.ConfigSources;
import io.cpgateway.app.config.EffectiveConfig;
import io.cpgateway.app.config.GatewayConfig;
import io.cpgateway.app.config.InvalidConfigException;
import io.cpgateway.app.config.LogFormat;
import io.cpgateway.app.config.LoggingSettings;
import io.cpgateway.app.ops.LogLines;
import io.cpgateway.app.plugin.Plugins;
import io.cpgateway.server.spi.GatewayException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The program. */
public final class Main {
    private static final Logger LOG = LoggerFactory.getLogger(Main.class);
    private static final int OK = 0;
    private static final int FAILED = 1;
    private static final int USAGE = 2;
    private static final Path USUAL_FILE = Path.of("configs", "config.yaml");

    private final PrintStream out;
    private final PrintStream err;

    private Main(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** Runs until SIGTERM; ends with 0, with 1 if it could not start, with 2 if it was called or configured wrongly. */
    public static void main(String[] args) {
        Main program = new Main(System.out, System.err);
        int status = program.run(args);
        if (status >= 0) {
            System.exit(status);
        }
    }

    /** The exit status, or -1 if the gateway runs now. */
    private int run(String... args) {
        try {
            Arguments arguments = Arguments.parse(args);
            return switch (arguments.task()) {
                case HELP -> say(Arguments.USAGE);
                case VERSION -> say("charge-point-gateway " + Version.number());
                case PRINT_CONFIG -> say(EffectiveConfig.render(load(arguments)));
                case CHECK_CONFIG -> check(load(arguments));
                case RUN -> start(load(arguments));
            };
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            err.println(Arguments.USAGE);
            return USAGE;
        } catch (InvalidConfigException e) {
            err.println("The configuration cannot be used:");
            err.println(e.explanation());
            return USAGE;
        } catch (GatewayException e) {
            err.println("The gateway could not start: " + e.getMessage());
            LOG.debug("could not start", e);
            return FAILED;
        }
    }

    private static GatewayConfig load(Arguments arguments) throws InvalidConfigException {
        Optional<Path> file =
                arguments.config().or(() -> Optional.of(USUAL_FILE).filter(Files::exists));
        return ConfigLoader.load(new ConfigSources(file, System.getenv(), Map.of()));
    }

    private int say(String text) {
        out.println(text);
        return OK;
    }

    private int check(GatewayConfig config) throws InvalidConfigException {
        Plugins.find(config).close();
        config.openListener(true)
                .ifPresent(mistake -> out.println("At start the credential store must hold credentials. " + mistake));
        return say("The configuration is fine.");
    }

    private int start(GatewayConfig config) throws InvalidConfigException {
        LoggingSettings logging = config.settings().logging();
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        if (System.getProperty("logback.configurationFile") == null) {
            LogLines.apply(
                    context, logging.format(), Level.toLevel(logging.level().toString()));
        }
        Wiring gateway = new Wiring(config, Plugins.find(config), InstantSource.system());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(gateway, context), "shutdown"));
        announce(gateway, logging.format());
        return -1;
    }

    private void announce(Wiring gateway, LogFormat format) {
        List<String> lines = List.of(
                "Charge points connect to " + gateway.serverUrl(),
                "Events go to " + gateway.eventsTarget(),
                "Management is at " + gateway.managementUrl());
        if (format == LogFormat.JSON) {
            lines.forEach(LOG::info);
        } else {
            lines.forEach(out::println);
        }
    }

    private static void stop(Wiring gateway, LoggerContext context) {
        int status = OK;
        try {
            gateway.close();
        } catch (GatewayException e) {
            LOG.error("stopped, but not cleanly", e);
            status = FAILED;
        }
        context.stop();
        // A virtual machine that ends by a signal reports 128 + signal; an ordered end is a success (R6).
        Runtime.getRuntime().halt(status);
    }
}
