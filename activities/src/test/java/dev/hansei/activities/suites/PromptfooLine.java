package dev.hansei.activities.suites;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hansei.workflows.criteria.AssertSet;
import dev.hansei.workflows.criteria.Assertion;
import dev.hansei.workflows.criteria.MetricType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A line of what promptfoo said ({@code src/test/reference/promptfoo}), and its assertions as ours.
 */
record PromptfooLine(JsonNode line) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** As the import reads them: ours of these names count as the literature does. */
  private static final Map<String, String> NAMES =
      Map.of("bleu", "promptfoo-bleu", "gleu", "promptfoo-gleu");

  private static final Map<String, String> TRANSFORMS =
      Map.of(
          "output.trim()", "trim",
          "output.toLowerCase()", "lower",
          "output.trim().toLowerCase()", "trim | lower",
          "JSON.parse(output).days", "json:/days",
          "JSON.parse(output).list[1]", "json:/list/1");

  static List<PromptfooLine> all(String file) {
    try (InputStream in = PromptfooLine.class.getResourceAsStream("/metrics/" + file)) {
      String text =
          new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
      List<PromptfooLine> lines = new ArrayList<>();
      for (String line : text.lines().skip(1).toList()) {
        lines.add(new PromptfooLine(JSON.readTree(line)));
      }
      return lines;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Assertion assertion(JsonNode given) {
    String type = given.path("type").asText();
    boolean negated = type.startsWith(MetricType.NOT);
    String word = negated ? type.substring(MetricType.NOT.length()) : type;
    MetricType known = MetricType.ofWord(NAMES.getOrDefault(word, word));
    if (known == MetricType.EQUALS && given.path("value").isContainerNode()) {
      known = MetricType.JSON_EQUALS;
    }
    return new Assertion(
        known,
        given.path("metric").asText(type),
        value(given),
        given.path("threshold").asDouble(known.usualThreshold().orElse(0)),
        given.path("weight").asDouble(1),
        null,
        negated,
        given.has("transform") ? TRANSFORMS.get(given.path("transform").asText()) : null,
        set(given));
  }

  private static @Nullable String value(JsonNode given) {
    JsonNode value = given.path("value");
    if (value.has("requiredElements")) {
      return value.path("requiredElements").toString();
    }
    return value.isMissingNode()
        ? null
        : value.isContainerNode() ? value.toString() : value.asText();
  }

  private static @Nullable AssertSet set(JsonNode given) {
    if (!given.has("assert")) {
      return null;
    }
    List<Assertion> members = new ArrayList<>();
    given.path("assert").forEach(member -> members.add(assertion(member)));
    return new AssertSet(members, !given.has("threshold"));
  }
}
