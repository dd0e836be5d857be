// SPDX-License-Identifier: MIT
package io.cpgateway.app.journal;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.server.spi.EventSink;
import io.cpgateway.testkit.contract.EventSinkContract;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

class JournalEventSinkIT extends EventSinkContract {
    @TempDir
    Path folder;

    @Override
    protected EventSink started() {
        return new JournalEventSink(folder, JournalSettings.DEFAULT, InstantSource.system());
    }

    @Override
    protected List<String> durableIds(ChargePointId id) {
        return JournalFiles.events(folder).stream()
                .filter(e -> e.get("subject").asString().equals(id.value()))
                .map(e -> e.get("id").asString())
                .toList();
    }
}
