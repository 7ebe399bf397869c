package dev.hansei.workflows.criteria;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hansei.workflows.criteria.AnswerFeatures.Overlap;
import dev.hansei.workflows.criteria.AnswerFeatures.Pieces;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SupportFeaturesTest {
  private static final EmbeddedText NONE = text("");
  private static final String CONTEXT = "Snapshots are kept for 30 days";

  @Test
  void theWeakestSentenceIsTheOneThatNothingSupports() {
    Map<String, Double> features =
        of(text("Snapshots are kept for 30 days", "Zebras graze far away"), text(CONTEXT));
    assertThat(features.get("weakest sentence beside the context")).isLessThan(0.5);
    assertThat(features.get("mean sentence beside the context")).isCloseTo(0.5, within(1e-6));
    assertThat(features).containsEntry("sentences beside no part of the context", 0.5);
    Map<String, Double> same = of(text(CONTEXT), text(CONTEXT));
    assertThat(same.get("weakest sentence beside the context")).isCloseTo(1, within(1e-6));
    assertThat(same.get("distance from the context")).isZero();
    assertThat(same).containsEntry("length beside the context", 0.0);
  }

  @Test
  void wordsNumbersAndNamesThatNoSourceHasAreCounted() {
    Map<String, Double> good = of(text("They are kept for 30 days"), text(CONTEXT));
    Map<String, Double> bad = of(text("they told Alice that 90 years pass"), text(CONTEXT));
    assertThat(good).containsEntry("share of content words without support", 0.0);
    assertThat(good).containsEntry("share of numbers without support", 0.0);
    assertThat(bad.get("share of content words without support")).isEqualTo(1);
    assertThat(bad).containsEntry("share of numbers without support", 1.0);
    assertThat(bad).containsEntry("share of names without support", 1.0);
  }

  @Test
  void aDenialOfWhatTheSourceSaysIsSeen() {
    assertThat(of(text("Snapshots are not kept for 30 days"), text(CONTEXT)))
        .containsEntry("denials unlike the sources", 1.0);
    assertThat(of(text("Snapshots aren't kept for 30 days"), text(CONTEXT)))
        .containsEntry("denials unlike the sources", 1.0);
    assertThat(of(text(CONTEXT), text(CONTEXT))).containsEntry("denials unlike the sources", 0.0);
    assertThat(FeatureText.denies("保存されません。")).isTrue();
    assertThat(FeatureText.denies("It does not say never.")).as("twice").isFalse();
  }

  @Test
  void versionTwoBeginsWithVersionOneWhichStaysAsItWas() {
    Pieces pieces =
        new Pieces(
            text("How long?"), text(CONTEXT), NONE, text(CONTEXT), Overlap.NONE, Overlap.NONE);
    List<String> one = List.copyOf(AnswerFeatures.of(pieces, 1).keySet());
    List<String> two = List.copyOf(AnswerFeatures.of(pieces, 2).keySet());
    assertThat(one).hasSize(24).last().isEqualTo("similarity to the reference");
    assertThat(two).startsWith(one.toArray(String[]::new)).hasSizeGreaterThan(50);
    assertThat(AnswerFeatures.isKnown(3)).isFalse();
  }

  @Test
  void namesTheSameFeaturesWhateverIsMissing() {
    Map<String, Double> empty = of(NONE, NONE);
    assertThat(List.copyOf(empty.keySet()))
        .isEqualTo(List.copyOf(of(text("x"), text(CONTEXT)).keySet()));
    assertThat(empty.values()).allMatch(Double::isFinite);
  }

  private static Map<String, Double> of(EmbeddedText answer, EmbeddedText context) {
    return SupportFeatures.of(new Pieces(NONE, context, NONE, answer, Overlap.NONE, Overlap.NONE));
  }

  /** One sentence each; a vector is the words that a text has, by their hashes. */
  private static EmbeddedText text(String... sentences) {
    List<EmbeddedText.Sentence> cut = new ArrayList<>();
    for (String one : sentences) {
      if (!one.isEmpty()) {
        cut.add(new EmbeddedText.Sentence(one, vector(one)));
      }
    }
    String whole = String.join(". ", sentences);
    return new EmbeddedText(whole, vector(whole), cut);
  }

  private static float[] vector(String text) {
    float[] vector = new float[256];
    FeatureText.of(text).words().forEach(word -> vector[Math.floorMod(word.hashCode(), 256)] = 1);
    double length = 0;
    for (float each : vector) {
      length += each * each;
    }
    for (int i = 0; i < vector.length && length > 0; i++) {
      vector[i] /= (float) Math.sqrt(length);
    }
    return vector;
  }
}
