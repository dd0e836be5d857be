// SPDX-License-Identifier: MIT
package io.cpgateway.app.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Fills in what a document takes from the sources: between {@code <!-- rules: X -->} and {@code <!-- end -->} the numbered
 * rules of the SPI's interface, between {@code <!-- code: file#tag -->} and {@code <!-- end -->} a tagged part of a file.
 */
final class SourcedDocument {
    private static final Pattern PART =
            Pattern.compile("(<!-- (rules|code): (\\S+) -->\n).*?(<!-- end -->)", Pattern.DOTALL);
    private static final Pattern RULE = Pattern.compile("<li>([A-Z]\\d+: .*?)(?=<li>|</ul>)", Pattern.DOTALL);

    private final Path root;

    SourcedDocument(Path root) {
        this.root = root;
    }

    String filled(String text) {
        return PART.matcher(text).replaceAll(part -> {
            String content = part.group(2).equals("rules") ? rules(part.group(3)) : code(part.group(3));
            return Matcher.quoteReplacement(part.group(1) + content + part.group(4));
        });
    }

    private String rules(String type) {
        String source = read("ocpp-server-core/src/main/java/io/cpgateway/server/spi/" + type + ".java")
                .replaceAll("\n \\* *", " ");
        String rules = RULE.matcher(source)
                .results()
                .map(rule -> "- " + plain(rule.group(1)) + "\n")
                .collect(Collectors.joining());
        if (rules.isEmpty()) {
            throw new IllegalArgumentException(type + " has no numbered rules");
        }
        return rules;
    }

    private static String plain(String javadoc) {
        return javadoc.replaceAll("\\s+", " ")
                .replaceAll("\\{@link #?([^}(]*)(\\([^}]*\\))?}", "`$1`")
                .replaceAll("\\{@code ([^}]*)}", "`$1`")
                .strip();
    }

    private String code(String place) {
        int hash = place.indexOf('#');
        String tag = place.substring(hash + 1);
        List<String> lines = read(place.substring(0, hash)).lines().toList();
        int first = index(lines, "// tag::" + tag + "[]") + 1;
        String part = lines.subList(first, index(lines, "// end::" + tag + "[]")).stream()
                .collect(Collectors.joining("\n"));
        return "\n```java\n" + part.stripIndent() + "\n```\n\n";
    }

    private static int index(List<String> lines, String mark) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).strip().equals(mark)) {
                return i;
            }
        }
        throw new IllegalArgumentException("there is no " + mark);
    }

    private String read(String file) {
        try {
            return Files.readString(root.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
