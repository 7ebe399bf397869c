package dev.hansei.infra.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The committed questions and labels. */
final class Questions {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Questions() {}

  /** A line of {@code questions.jsonl}. */
  record Question(
      String id,
      String role,
      String kind,
      String language,
      String question,
      String reference,
      List<String> pages,
      List<String> terms) {}

  /** A line of {@code labels.jsonl}. */
  record Label(
      String key, String question, String label, String reason, String author, String kind) {}

  static List<Question> questions() {
    return read("questions.jsonl", Question.class);
  }

  static List<Label> labels() {
    return read("labels.jsonl", Label.class);
  }

  private static <T> List<T> read(String name, Class<T> type) {
    try (InputStream in = Objects.requireNonNull(DemoApp.class.getResourceAsStream(name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> read(type, line))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static <T> T read(Class<T> type, String line) {
    try {
      return JSON.readValue(line, type);
    } catch (IOException e) {
      throw new UncheckedIOException(line, e);
    }
  }
}
