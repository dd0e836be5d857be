// SPDX-License-Identifier: MIT
package io.cpgateway.app.management;

import io.cpgateway.app.http.AsyncReply;
import io.cpgateway.app.http.Json;
import io.cpgateway.app.http.Problem;
import io.cpgateway.server.command.CommandObject;
import io.cpgateway.server.command.CommandSender;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code /commands/{commandId}}: what became of a command. */
final class CommandsServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient CommandSender commands;

    CommandsServlet(CommandSender commands) {
        this.commands = commands;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        AsyncReply.send(request, commands.find(Paths.rest(request)), (status, reply) -> {
            if (status.isPresent()) {
                Json.send(reply, 200, CommandObject.of(status.get()));
            } else {
                Problem.of(404, "No command of this id is known.").send(reply);
            }
        });
    }
}
