// SPDX-License-Identifier: MIT
package io.cpgateway.app.management;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** {@code /openapi.yaml}: the description of this API. */
final class DescriptionServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try (InputStream in = DescriptionServlet.class.getResourceAsStream("openapi.yaml")) {
            byte[] body =
                    Objects.requireNonNull(in, "openapi.yaml is not packaged").readAllBytes();
            response.setContentType("application/yaml");
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
        }
    }
}
