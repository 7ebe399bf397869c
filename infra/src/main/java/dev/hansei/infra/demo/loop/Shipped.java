package dev.hansei.infra.demo.loop;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hansei.infra.demo.DemoApp;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The files that come with the demo: questions, labels, prompts and rules. */
final class Shipped {
  private Shipped() {}

  static String text(String name) {
    try (InputStream in = DemoApp.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the build lacks the demo's file " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The lines of a file of JSON objects. */
  static List<JsonNode> lines(String name) {
    return text(name).lines().filter(line -> !line.isBlank()).map(Api::read).toList();
  }
}
