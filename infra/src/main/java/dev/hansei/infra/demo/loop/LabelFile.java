package dev.hansei.infra.demo.loop;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Labels by what they are about: SHA-256 of question, a zero byte and output. An output that nobody
 * read has none, whatever it resembles.
 */
final class LabelFile {
  private final Map<String, Label> labels = new LinkedHashMap<>();

  private LabelFile() {}

  /**
   * What was said of one output.
   *
   * @param kind model, outside or simulated; truthfully
   */
  record Label(String key, boolean passes, String reason, String author, String kind) {
    /** As the service takes labels that were made elsewhere. */
    Map<String, Object> line() {
      return Map.of(
          "item",
          key,
          "label",
          passes ? "pass" : "fail",
          "author",
          Map.of("type", kind, "name", author),
          "note",
          reason);
    }
  }

  /** The labels that come with the demo. */
  static LabelFile shipped() {
    return of(Shipped.lines("labels.jsonl"));
  }

  static LabelFile of(List<JsonNode> lines) {
    LabelFile file = new LabelFile();
    for (JsonNode line : lines) {
      Label label =
          new Label(
              line.path("key").asText(),
              line.path("label").asText().equals("pass"),
              line.path("reason").asText(),
              line.path("author").asText(),
              line.path("kind").asText());
      file.labels.put(label.key, label);
    }
    return file;
  }

  Optional<Label> of(String question, String output) {
    return Optional.ofNullable(labels.get(key(question, output)));
  }

  List<Map<String, Object>> lines() {
    return labels.values().stream().map(Label::line).toList();
  }

  /** The authors, as people should read them. */
  String authors() {
    return labels.values().stream()
        .map(label -> "%s (a %s)".formatted(label.author, label.kind))
        .distinct()
        .reduce((one, other) -> one + ", " + other)
        .orElse("nobody");
  }

  static String key(String question, String output) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(question.getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
      digest.update(output.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
