package com.example.csms;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.ocpp.model.v16.Ocpp16;
import io.cpgateway.ocpp.model.v16.RemoteStartTransactionRequest;
import io.cpgateway.server.command.CommandSender;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The application's own resource: who is connected, and charging from afar. */
@RestController
@RequestMapping("/charge-points")
class ChargePointController {
    private final CommandSender commands;
    private final Fleet fleet;

    ChargePointController(CommandSender commands, Fleet fleet) {
        this.commands = commands;
        this.fleet = fleet;
    }

    @GetMapping
    Set<String> connected() {
        return fleet.connected();
    }

    /** The charge point's answer, or the state in which the command ended without one. */
    @PostMapping("/{id}/start")
    CompletionStage<String> start(@PathVariable String id, @RequestParam String idTag) {
        RemoteStartTransactionRequest request = new RemoteStartTransactionRequest(1, idTag, null);
        return commands.send(new ChargePointId(id), Ocpp16.REMOTE_START_TRANSACTION, request)
                .thenApply(outcome -> outcome.response()
                        .map(response -> response.status().toString())
                        .orElse(outcome.state().toString()));
    }
}
