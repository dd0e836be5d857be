// SPDX-License-Identifier: MIT
package io.cpgateway.app.jetty;

import io.cpgateway.app.http.Json;
import io.cpgateway.app.http.Problem;
import java.nio.ByteBuffer;
import org.eclipse.jetty.ee11.servlet.ErrorHandler;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Error pages as problem documents, without what the peer sent and without stack traces. */
final class ProblemPages extends ErrorHandler {
    private static final String DETAIL = "The request could not be served.";

    @Override
    public boolean errorPageForMethod(String method) {
        return true;
    }

    @Override
    protected void generateResponse(
            Request request,
            Response response,
            int status,
            @Nullable String message,
            @Nullable Throwable cause,
            Callback callback) {
        byte[] body = Json.bytes(Problem.of(status, DETAIL));
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.MEDIA_TYPE);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
        response.write(true, ByteBuffer.wrap(body), callback);
    }
}
