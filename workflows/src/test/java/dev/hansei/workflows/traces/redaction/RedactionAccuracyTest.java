package dev.hansei.workflows.traces.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hansei.workflows.lineage.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * Precision and recall on labelled sentences: presidio_pii of HANSEI_TEST_DATA, the half whose ids
 * have an odd first byte of their SHA-256 (the rules were written with the other half in view), and
 * the file that HANSEI_REDACTION_SET names, as {@code labelled_texts.py} beside this test makes it.
 */
class RedactionAccuracyTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The sets' words and ours; what stands not here is out of reach of rules and counted apart. */
  private static final Map<String, String> KINDS =
      new TreeMap<>(
          Map.of(
              "EMAIL_ADDRESS", "email",
              "PHONE_NUMBER", "phone",
              "CREDIT_CARD", "card",
              "IBAN_CODE", "iban",
              "US_SSN", "national-id",
              "NATIONAL_ID", "national-id",
              "IP_ADDRESS", "ip"));

  /** Found whole, found in part, missed, and finds that no label knows. */
  private static final class Figures {
    private int whole;
    private int part;
    private int missed;
    private int extra;

    double recall() {
      return (double) whole / Math.max(1, whole + part + missed);
    }

    double precision() {
      return (double) (whole + part) / Math.max(1, whole + part + extra);
    }
  }

  @Test
  void keepsItsAccuracyOnSentencesThatTheRulesNeverSaw() throws IOException {
    var folder = System.getenv("HANSEI_TEST_DATA");
    Assumptions.assumeTrue(folder != null, "HANSEI_TEST_DATA is not set");
    var figures =
        measured(Path.of(folder, "presidio_pii", "sentences.jsonl"), "odd half of presidio_pii");
    assertThat(of(figures, "email").recall()).isGreaterThanOrEqualTo(0.95);
    assertThat(of(figures, "card").recall()).isGreaterThanOrEqualTo(0.9);
    assertThat(of(figures, "iban").recall()).isGreaterThanOrEqualTo(0.9);
    assertThat(of(figures, "phone").recall()).isGreaterThanOrEqualTo(0.8);
    for (String kind : List.of("email", "card", "iban", "phone")) {
      assertThat(of(figures, kind).precision()).as(kind).isGreaterThanOrEqualTo(0.9);
    }
  }

  @Test
  void keepsItsAccuracyOnGeneratedTexts() throws IOException {
    var file = System.getenv("HANSEI_REDACTION_SET");
    Assumptions.assumeTrue(file != null, "HANSEI_REDACTION_SET is not set");
    var figures = measured(Path.of(file), "generated texts");
    assertThat(of(figures, "national-id").recall()).isGreaterThanOrEqualTo(0.75);
    assertThat(of(figures, "phone").recall()).isGreaterThanOrEqualTo(0.75);
    for (String kind : List.of("email", "card", "iban", "ip")) {
      assertThat(of(figures, kind).recall()).as(kind).isGreaterThanOrEqualTo(0.9);
    }
  }

  private static Figures of(Map<String, Figures> figures, String kind) {
    return figures.computeIfAbsent(kind, it -> new Figures());
  }

  private static Map<String, Figures> measured(Path file, String set) throws IOException {
    var redactor = new Redactor(RedactionPolicy.standard(), new byte[8]);
    Map<String, Figures> figures = new TreeMap<>();
    Map<String, Integer> beyond = new TreeMap<>();
    int texts = 0;
    for (String line : Files.readAllLines(file)) {
      var one = JSON.readTree(line);
      if (Sha256.of(one.get("id").asText()).bytes()[0] % 2 != 0) {
        count(redactor, one, figures, beyond);
        texts++;
      }
    }
    assertThat(texts).isPositive();
    System.out.printf("%s: %d texts%n", set, texts);
    System.out.println("kind         whole part missed extra  recall precision");
    figures.forEach((kind, it) ->
        System.out.printf(
            "%-12s %5d %4d %6d %5d  %6.3f %9.3f%n",
            kind, it.whole, it.part, it.missed, it.extra, it.recall(), it.precision()));
    System.out.println("beyond the reach of rules (not found, not counted): " + beyond);
    return figures;
  }

  private static void count(
      Redactor redactor, JsonNode one, Map<String, Figures> figures, Map<String, Integer> beyond) {
    var text = one.get("text").asText();
    var free = new LinkedHashMap<Find, Boolean>();
    redactor.find(text).forEach(find -> free.put(find, true));
    for (JsonNode label : one.get("entities")) {
      var kind = KINDS.get(label.get("type").asText());
      if (kind == null) {
        beyond.merge(label.get("type").asText(), 1, Integer::sum);
        continue;
      }
      int start = text.offsetByCodePoints(0, label.get("start").asInt());
      int end = text.offsetByCodePoints(0, label.get("end").asInt());
      var hits = free.keySet().stream().filter(it -> it.start() < end && start < it.end()).toList();
      hits.forEach(hit -> free.put(hit, false));
      var figure = of(figures, kind);
      boolean covers = hits.stream().anyMatch(it -> it.start() <= start && it.end() >= end);
      figure.whole += covers ? 1 : 0;
      figure.part += !covers && !hits.isEmpty() ? 1 : 0;
      figure.missed += hits.isEmpty() ? 1 : 0;
      if (hits.isEmpty() && System.getenv("HANSEI_REDACTION_SHOW") != null) {
        System.out.println("missed " + kind + ": " + text.substring(start, end));
      }
    }
    free.forEach((find, isFree) -> {
      if (isFree) {
        of(figures, find.kind().word()).extra++;
      }
    });
  }
}
