package dev.hansei.activities.metrics.overlap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hansei.activities.metrics.ExpectedValues;
import dev.hansei.activities.metrics.tokens.Tokenization;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Values published with the reference implementations, and theirs of real answers. */
class PublicReferenceValuesTest {
  private static final double NEAR = 1e-9;

  @Test
  void englishAnswersGetTheValuesOfTheReferences() {
    List<JsonNode> rows = ExpectedValues.publicRows("metric_refs/reference_values_en.jsonl");
    Bleu bleu = new Bleu(Bleu.sentence(Tokenization.MTEVAL_13A, false));
    for (JsonNode row : rows) {
      String output = row.get("hyp").asText();
      List<String> references = List.of(row.get("ref").asText());
      JsonNode expected = row.get("expected");
      chrf(output, references, expected);
      near(bleu.score(output, references), expected.get("bleu_13a"));
      near(Ter.score(output, references), expected.get("ter"));
      rouge(output, references, expected);
    }
    assertThat(rows).hasSizeGreaterThanOrEqualTo(100);
  }

  @Test
  void japaneseSentencesGetTheValuesOfTheReferences() {
    List<JsonNode> rows = ExpectedValues.publicRows("metric_refs/reference_values_ja.jsonl");
    Bleu bleu = new Bleu(Bleu.sentence(Tokenization.CHARACTERS, false));
    for (JsonNode row : rows) {
      String output = row.get("hyp").asText();
      List<String> references = List.of(row.get("ref").asText());
      chrf(output, references, row.get("expected"));
      near(bleu.score(output, references), row.get("expected").get("bleu_char"));
    }
    assertThat(rows).hasSizeGreaterThanOrEqualTo(100);
  }

  private static void chrf(String output, List<String> references, JsonNode expected) {
    near(new Chrf(Chrf.characters(false)).score(output, references), expected.get("chrf"));
    near(
        new Chrf(Chrf.charactersAndWords(false)).score(output, references),
        expected.get("chrf_pp"));
  }

  private static void rouge(String output, List<String> references, JsonNode expected) {
    Rouge rouge = new Rouge(false);
    near(rouge.score(Rouge.Kind.WORDS, output, references), expected.get("rouge1"));
    near(rouge.score(Rouge.Kind.PAIRS, output, references), expected.get("rouge2"));
    near(rouge.score(Rouge.Kind.SEQUENCE, output, references), expected.get("rougeL"));
    near(
        new Rouge(true).score(Rouge.Kind.SEQUENCE, output, references).f(),
        expected.get("rougeL_stem_f"));
  }

  private static void near(Rouge.Score score, JsonNode expected) {
    near(score.precision(), expected.get("p"));
    near(score.recall(), expected.get("r"));
    near(score.f(), expected.get("f"));
  }

  private static void near(double score, JsonNode expected) {
    assertThat(score).isCloseTo(expected.asDouble(), within(NEAR));
  }

  @Test
  void theCasesOfTheirOwnTestsHold() {
    List<JsonNode> rows = ExpectedValues.publicRows("metric_refs/official_cases.jsonl");
    for (JsonNode row : rows) {
      double score =
          switch (row.get("metric").asText()) {
            case "chrf" -> chrfCorpus(row);
            case "bleu" -> bleuSentence(row);
            default -> rouge(row);
          };
      JsonNode expected = row.get("expected");
      assertThat(score)
          .as("%s", row)
          .isCloseTo(
              expected.path("fmeasure").asDouble(expected.asDouble()),
              within(row.get("tol").asDouble()));
    }
    assertThat(rows).hasSizeGreaterThanOrEqualTo(25);
  }

  private static double chrfCorpus(JsonNode row) {
    JsonNode given = row.get("params");
    Chrf.Settings settings =
        new Chrf.Settings(
            given.get("char_order").asInt(),
            given.get("word_order").asInt(),
            given.get("beta").asInt(),
            false,
            given.get("eps_smoothing").asBoolean());
    PooledChrf chrf = new PooledChrf(new Chrf(settings));
    for (int i = 0; i < row.get("hyps").size(); i++) {
      chrf.score(row.get("hyps").get(i).asText(), references(row, i));
    }
    return chrf.corpus();
  }

  private static double bleuSentence(JsonNode row) {
    JsonNode given = row.get("params");
    double value =
        given
            .get("smooth_value")
            .asDouble(given.get("smooth_method").asText().equals("floor") ? 0.1 : 1);
    Smoothing smoothing =
        switch (given.get("smooth_method").asText()) {
          case "none" -> new Smoothing.None();
          case "floor" -> new Smoothing.Floor(value);
          case "add-k" -> new Smoothing.AddK(value);
          default -> new Smoothing.Exponential();
        };
    Tokenization cut = Tokenization.named(given.get("tokenize").asText()).orElseThrow();
    return new Bleu(new Bleu.Settings(cut, given.get("lowercase").asBoolean(), smoothing, true))
        .score(row.get("hyps").get(0).asText(), references(row, 0));
  }

  private static double rouge(JsonNode row) {
    Rouge.Kind kind =
        switch (row.get("metric").asText()) {
          case "rouge1" -> Rouge.Kind.WORDS;
          case "rouge2" -> Rouge.Kind.PAIRS;
          case "rougeL" -> Rouge.Kind.SEQUENCE;
          default -> Rouge.Kind.LINES;
        };
    return new Rouge(row.get("stemmer").asBoolean())
        .score(kind, row.get("hyp").asText(), List.of(row.get("ref").asText()))
        .f();
  }

  /** Each list of references has one for every output. */
  private static List<String> references(JsonNode row, int output) {
    List<String> references = new ArrayList<>();
    row.get("refs").forEach(list -> references.add(list.get(output).asText()));
    return references;
  }
}
