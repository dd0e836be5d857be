// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.codec;

import io.cpgateway.ocpp.codec.OcppSchemas.Kind;
import io.cpgateway.ocpp.model.Action;
import io.cpgateway.ocpp.model.Protocol;
import io.cpgateway.ocpp.model.v16.Ocpp16;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes the schemas of every version into files, for people who write in other languages: {@code scripts/export-schemas}. */
final class SchemaExport {
    private static final List<Protocol> VERSIONS = List.of(Ocpp16.PROTOCOL);

    private SchemaExport() {}

    /**
     * Writes {@code DIR/<version>/<Action>.json} and {@code <Action>Response.json} and says how many.
     *
     * @param args the folder, made where it is missing
     * @throws IOException if a file cannot be written
     */
    public static void main(String[] args) throws IOException {
        if (args.length != 1) {
            throw new IllegalArgumentException("expected one argument, the folder to write to");
        }
        Path folder = Path.of(args[0]);
        for (Protocol version : VERSIONS) {
            System.out.println(write(version, folder.resolve(version.version().number())));
        }
    }

    private static String write(Protocol version, Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Action<?, ?> action : version.actions()) {
            Files.writeString(folder.resolve(action.name() + ".json"), schema(version, action, Kind.REQUEST));
            Files.writeString(folder.resolve(action.name() + "Response.json"), schema(version, action, Kind.RESPONSE));
        }
        return 2 * version.actions().size() + " schemas of OCPP " + version.version() + " in " + folder;
    }

    private static String schema(Protocol version, Action<?, ?> action, Kind kind) {
        return OcppSchemas.schema(version, action.name(), kind) + '\n';
    }
}
