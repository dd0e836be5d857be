// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.process;

import java.io.PrintStream;

/**
 * The main class of the broker's process: formats the storage unless it is, then runs the broker, and ends with the
 * process that started it. It knows the broker by reflection, which is on the class path of that process only.
 */
final class KafkaBroker {
    private KafkaBroker() {}

    /** Takes the broker's properties file and the id of the cluster. */
    @SuppressWarnings({"FutureReturnValueIgnored", "SystemOut"}) // nobody waits for it; the parent reads it
    public static void main(String[] arguments) throws ReflectiveOperationException {
        ProcessHandle parent = ProcessHandle.current().parent().orElseThrow();
        parent.onExit().thenRun(() -> Runtime.getRuntime().halt(1));
        String properties = arguments[0];
        Object status = Class.forName("kafka.tools.StorageTool")
                .getMethod("execute", String[].class, PrintStream.class)
                .invoke(
                        null,
                        new String[] {"format", "--ignore-formatted", "-t", arguments[1], "-c", properties},
                        System.out);
        if (!Integer.valueOf(0).equals(status)) {
            throw new IllegalStateException("the storage could not be formatted, status " + status);
        }
        Class.forName("kafka.Kafka").getMethod("main", String[].class).invoke(null, (Object) new String[] {properties});
    }
}
