// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;

/** Maven Central, or the mirror of it that the system property {@value #PROPERTY} names. */
final class RemoteRepository {
    static final String PROPERTY = "cpgateway.testkit.repository";

    private static final String CENTRAL = "https://repo.maven.apache.org/maven2";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private RemoteRepository() {}

    /** Fetches a file, checks it and puts it there in one step, so that nobody ever sees half of it. */
    static Path fetch(String path, String sha256, Path target) {
        URI source = URI.create(System.getProperty(PROPERTY, CENTRAL) + "/" + path);
        try {
            Files.createDirectories(target.getParent());
            Path part = Files.createTempFile(target.getParent(), "part", ".tmp");
            try {
                download(source, part);
                verify(source, part, sha256);
                Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
            return target;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "neither is " + target + " there nor can it be fetched from " + source
                            + "; name a mirror of Maven Central in the system property " + PROPERTY,
                    e);
        }
    }

    private static void download(URI source, Path target) throws IOException {
        HttpClient client = HttpClient.newBuilder()
                .connectTimeout(PATIENCE)
                .proxy(ProxySelector.getDefault())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        HttpRequest request = HttpRequest.newBuilder(source).timeout(PATIENCE).build();
        try {
            int status = client.send(request, HttpResponse.BodyHandlers.ofFile(target))
                    .statusCode();
            if (status != 200) {
                throw new IOException("HTTP status " + status);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static void verify(URI source, Path file, String expected) throws IOException {
        String found = HexFormat.of().formatHex(sha256().digest(Files.readAllBytes(file)));
        if (!found.equals(expected)) {
            throw new IOException(source + " has the SHA-256 " + found + " and not " + expected);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
