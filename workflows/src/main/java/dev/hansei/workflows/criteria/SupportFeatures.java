package dev.hansei.workflows.criteria;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What version 2 of {@link AnswerFeatures} sees beyond version 1: how each sentence of the answer
 * is supported by context, reference and question, what stands in none of them, where the answer
 * denies what its source says, and how the texts lie to each other. Pure; vectors are brought.
 */
final class SupportFeatures {
  /** From this cosine on a sentence says something of the same matter: MiniLM's usual middle. */
  private static final double RELATED = 0.5;

  private final AnswerFeatures.Pieces pieces;
  private final FeatureText answer;
  private final Map<String, Double> features = new LinkedHashMap<>();

  private SupportFeatures(AnswerFeatures.Pieces pieces) {
    this.pieces = pieces;
    this.answer = FeatureText.of(pieces.answer().text());
  }

  /** By name, always in the same order; 0 where there is no such text. */
  static Map<String, Double> of(AnswerFeatures.Pieces pieces) {
    var them = new SupportFeatures(pieces);
    them.addSource("context", pieces.context());
    them.addSource("reference", pieces.reference());
    them.addSource("question", pieces.question());
    them.addUnsupported();
    them.addNegation();
    them.addOverlap("context", pieces.contextOverlap());
    them.addOverlap("reference", pieces.referenceOverlap());
    them.addManner();
    return them.features;
  }

  private void addSource(String name, EmbeddedText source) {
    List<Double> support = new ArrayList<>();
    for (EmbeddedText.Sentence said : pieces.answer().sentences()) {
      best(said, source).ifPresent(match -> support.add(match.cosine()));
    }
    int all = Math.max(1, support.size());
    double unrelated = support.stream().filter(cosine -> cosine < RELATED).count();
    features.put(
        "weakest sentence beside the " + name,
        support.stream().mapToDouble(Double::doubleValue).min().orElse(0));
    features.put(
        "mean sentence beside the " + name,
        support.stream().mapToDouble(Double::doubleValue).average().orElse(0));
    features.put("sentences beside no part of the " + name, unrelated / all);
    features.put("distance from the " + name, pieces.answer().difference(source));
    features.put("common ground with the " + name, pieces.answer().product(source));
    features.put("length beside the " + name, ratio(FeatureText.of(source.text())));
  }

  /** The logarithm of the answer's words over the other text's; 0 where either has none. */
  private double ratio(FeatureText other) {
    return answer.words().isEmpty() || other.words().isEmpty()
        ? 0
        : Math.log((double) answer.words().size() / other.words().size());
  }

  private void addUnsupported() {
    Set<String> known = new LinkedHashSet<>();
    for (EmbeddedText source : List.of(pieces.context(), pieces.reference(), pieces.question())) {
      known.addAll(FeatureText.of(source.text()).wordSet());
    }
    features.put("share of content words without support", missing(answer.content(), known));
    features.put("share of numbers without support", missing(answer.numbers(), known));
    features.put("share of names without support", missing(answer.names(), known));
  }

  private static double missing(Set<String> words, Set<String> known) {
    long missing = words.stream().filter(word -> !known.contains(word)).count();
    return words.isEmpty() ? 0 : (double) missing / words.size();
  }

  /** The share of related sentences of which one says not, and its nearest source does not. */
  private void addNegation() {
    int related = 0;
    int unlike = 0;
    for (EmbeddedText.Sentence said : pieces.answer().sentences()) {
      Optional<Match> nearest =
          nearest(best(said, pieces.context()), best(said, pieces.reference()));
      if (nearest.isPresent() && nearest.get().cosine() >= RELATED) {
        related++;
        unlike +=
            FeatureText.denies(said.text()) == FeatureText.denies(nearest.get().text()) ? 0 : 1;
      }
    }
    features.put("denials unlike the sources", (double) unlike / Math.max(1, related));
  }

  private void addOverlap(String name, AnswerFeatures.Overlap overlap) {
    features.put("ROUGE-L precision beside the " + name, overlap.rougePrecision());
    features.put("ROUGE-L recall beside the " + name, overlap.rougeRecall());
    features.put("chrF beside the " + name, overlap.chrf());
  }

  private void addManner() {
    List<EmbeddedText.Sentence> said = pieces.answer().sentences();
    double sum = 0;
    double least = 1;
    for (int i = 1; i < said.size(); i++) {
      double cosine = EmbeddedText.dot(said.get(i - 1).vector(), said.get(i).vector());
      sum += cosine;
      least = Math.min(least, cosine);
    }
    features.put("hedges a sentence", (double) answer.hedges() / Math.max(1, said.size()));
    features.put("sentences alike", said.size() < 2 ? 1 : sum / (said.size() - 1));
    features.put("least alike sentences", least);
  }

  /** The sentence of a source that is nearest. */
  private record Match(String text, double cosine) {
    Match {
      Objects.requireNonNull(text, "text is null");
    }
  }

  private static Optional<Match> best(EmbeddedText.Sentence said, EmbeddedText source) {
    Optional<Match> best = Optional.empty();
    for (EmbeddedText.Sentence other : source.sentences()) {
      double cosine = EmbeddedText.dot(said.vector(), other.vector());
      if (best.isEmpty() || cosine > best.get().cosine()) {
        best = Optional.of(new Match(other.text(), cosine));
      }
    }
    return best;
  }

  private static Optional<Match> nearest(Optional<Match> left, Optional<Match> right) {
    if (left.isEmpty() || right.isEmpty()) {
      return left.or(() -> right);
    }
    return left.get().cosine() >= right.get().cosine() ? left : right;
  }
}
