package dev.hansei.activities.metrics.overlap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hansei.activities.metrics.ExpectedValues;
import dev.hansei.activities.metrics.Squad;
import dev.hansei.activities.metrics.tokens.Tokenization;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OverlapTest {
  /** The Japanese one is no sacreBLEU tokenizer; JapaneseTest says how near it comes to one. */
  @ParameterizedTest
  @EnumSource(value = Tokenization.class, mode = EnumSource.Mode.EXCLUDE, names = "JAPANESE")
  void bleuAgreesWithSacrebleu(Tokenization cut) {
    Pairs.agree(new Bleu(Bleu.sentence(cut, false))::score, "bleu", cut.word());
    ScoringOptions options = new ScoringOptions(cut, false, false);
    Pairs.corporaAgree(() -> Scorer.of(ReferenceMetric.BLEU, options), "bleu", cut.word());
  }

  @Test
  void bleuAgreesWithSacrebleuInLowerCaseAndWithEachSmoothing() {
    Tokenization cut = Tokenization.MTEVAL_13A;
    Pairs.agree(new Bleu(Bleu.sentence(cut, true))::score, "bleu", "lower");
    Pairs.agree(smoothed(new Smoothing.Floor(0.1))::score, "bleu", "floor");
    Pairs.agree(smoothed(new Smoothing.AddK(1))::score, "bleu", "addK");
    Pairs.agree(smoothed(new Smoothing.None())::score, "bleu", "unsmoothed");
    ScoringOptions options = new ScoringOptions(cut, true, false);
    Pairs.corporaAgree(() -> Scorer.of(ReferenceMetric.BLEU, options), "bleu", "lower");
  }

  private static Bleu smoothed(Smoothing smoothing) {
    return new Bleu(new Bleu.Settings(Tokenization.MTEVAL_13A, false, smoothing, true));
  }

  @Test
  void chrfAgreesWithSacrebleu() {
    Pairs.agree(new Chrf(Chrf.characters(false))::score, "chrf");
    Pairs.agree(new Chrf(Chrf.characters(true))::score, "chrfLower");
    Pairs.agree(new Chrf(Chrf.charactersAndWords(false))::score, "chrf++");
  }

  @ParameterizedTest
  @EnumSource(names = {"CHRF", "CHRF_PLUS_PLUS", "TER", "GLEU"})
  void corporaAgree(ReferenceMetric metric) {
    Pairs.corporaAgree(() -> Scorer.of(metric, ScoringOptions.DEFAULT), metric.word());
    assertThat(metric.isPooled()).isTrue();
  }

  @Test
  void terAgreesWithSacrebleu() {
    Pairs.agree(Ter::score, "ter");
  }

  @ParameterizedTest
  @CsvSource({"WORDS, rouge1", "PAIRS, rouge2", "SEQUENCE, rougeL", "LINES, rougeLsum"})
  void rougeAgreesWithRougeScore(Rouge.Kind kind, String name) {
    for (boolean stemmed : new boolean[] {false, true}) {
      Rouge rouge = new Rouge(stemmed);
      String table = stemmed ? "rougeStemmed" : "rouge";
      Pairs.agree((output, all) -> rouge.score(kind, output, all).precision(), table, name, "0");
      Pairs.agree((output, all) -> rouge.score(kind, output, all).recall(), table, name, "1");
      Pairs.agree((output, all) -> rouge.score(kind, output, all).f(), table, name, "2");
    }
  }

  @Test
  void exactMatchAndF1AgreeWithSquadOverSeveralReferences() {
    Pairs.agree((output, references) -> Squad.exact(references, output), "em");
    Pairs.agree((output, references) -> Squad.f1(references, output), "f1");
    assertThat(Squad.exact(List.of("", "the"), "")).isEqualTo(1);
    assertThat(Squad.exact(List.of("", "five"), "")).isZero();
  }

  @Test
  void levenshteinAgreesWithRapidfuzz() {
    Pairs.agree((output, all) -> Levenshtein.similarity(output, all, false), "levenshtein");
    for (JsonNode pair : Pairs.ALL) {
      List<String> references = ExpectedValues.texts(pair.get("references"));
      for (int i = 0; i < references.size(); i++) {
        assertThat(Levenshtein.distance(pair.get("output").asText(), references.get(i)))
            .isEqualTo(pair.get("distances").get(i).asInt());
      }
    }
  }

  @Test
  void gleuAndMeteorAgreeWithNltk() {
    Pairs.agree(new Gleu(Tokenization.MTEVAL_13A, false)::score, "gleu");
    Pairs.agree(new Gleu(Tokenization.CHARACTERS, false)::score, "gleuChar");
    Pairs.agree(new Meteor(Tokenization.MTEVAL_13A)::score, "meteor");
    Pairs.agree(new Meteor(Tokenization.NONE)::score, "meteorNone");
  }
}
