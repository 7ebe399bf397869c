package dev.hansei.workflows.criteria;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a learned judge sees of an answer: lengths, overlaps, what has no support, refusals, and
 * similarities. Pure: the similarities are brought. The same texts give the same numbers.
 */
public final class AnswerFeatures {
  /** What judges are learnt with now. It counts up when a feature changes. */
  public static final int VERSION = 2;

  /** Judges learnt with an older version keep their weights, and are shown what these were for. */
  private static final int VERSION_WITHOUT_SENTENCES = 1;

  private AnswerFeatures() {}

  /**
   * The texts.
   *
   * @param context passages joined by blank lines; empty where there are none
   * @param reference empty where there is none
   */
  public record Texts(String question, String context, String reference, String answer) {}

  /** Cosine similarities of embeddings to the answer, in [-1, 1]; 0 where there is no such text. */
  public record Similarities(double question, double context, double reference) {}

  /**
   * The texts with their sentences and vectors.
   *
   * @param context blank where there is none
   * @param reference blank where there is none
   */
  public record Pieces(
      EmbeddedText question,
      EmbeddedText context,
      EmbeddedText reference,
      EmbeddedText answer,
      Overlap contextOverlap,
      Overlap referenceOverlap) {}

  /** How far the answer has the words of another text, each in [0, 1]; 0 without that text. */
  public record Overlap(double rougePrecision, double rougeRecall, double chrf) {
    public static final Overlap NONE = new Overlap(0, 0, 0);
  }

  /** Whether features of that version can still be read. */
  public static boolean isKnown(int version) {
    return version == VERSION || version == VERSION_WITHOUT_SENTENCES;
  }

  /**
   * The features of a version by name, always in the same order.
   *
   * @throws IllegalArgumentException for a version that is not {@linkplain #isKnown known}
   */
  public static Map<String, Double> of(Pieces pieces, int version) {
    if (!isKnown(version)) {
      throw new IllegalArgumentException("no features of version " + version);
    }
    Map<String, Double> features =
        of(
            new Texts(
                pieces.question().text(),
                pieces.context().text(),
                pieces.reference().text(),
                pieces.answer().text()),
            new Similarities(
                pieces.answer().similarity(pieces.question()),
                pieces.answer().similarity(pieces.context()),
                pieces.answer().similarity(pieces.reference())));
    if (version != VERSION_WITHOUT_SENTENCES) {
      features.putAll(SupportFeatures.of(pieces));
    }
    return features;
  }

  /** The features of version 1, which later ones begin with. */
  static Map<String, Double> of(Texts texts, Similarities similar) {
    FeatureText answer = FeatureText.of(texts.answer());
    FeatureText question = FeatureText.of(texts.question());
    FeatureText context = FeatureText.of(texts.context());
    FeatureText reference = FeatureText.of(texts.reference());
    Map<String, Double> features = new LinkedHashMap<>();
    addLengths(features, answer, question);
    addOverlaps(features, answer, question, context);
    addReference(features, answer, reference);
    addSupport(features, answer, List.of(question, context));
    addManner(features, answer);
    features.put("similarity to the question", similar.question());
    features.put("similarity to the context", similar.context());
    features.put("similarity to the reference", similar.reference());
    return features;
  }

  private static void addLengths(
      Map<String, Double> features, FeatureText answer, FeatureText question) {
    features.put("answer length", Math.log1p(answer.words().size()));
    features.put("question length", Math.log1p(question.words().size()));
    features.put("sentences", Math.log1p(answer.sentences()));
    features.put("lines", Math.log1p(answer.lines()));
    features.put("word length", answer.wordLength());
  }

  private static void addOverlaps(
      Map<String, Double> features, FeatureText answer, FeatureText question, FeatureText context) {
    features.put("has context", context.words().isEmpty() ? 0.0 : 1.0);
    features.put("answer words in the context", share(answer.wordSet(), context.wordSet()));
    features.put("answer words in the question", share(answer.wordSet(), question.wordSet()));
    features.put("question words in the answer", share(question.wordSet(), answer.wordSet()));
  }

  private static void addReference(
      Map<String, Double> features, FeatureText answer, FeatureText reference) {
    features.put("has reference", reference.words().isEmpty() ? 0.0 : 1.0);
    features.put("answer words in the reference", share(answer.wordSet(), reference.wordSet()));
    features.put("reference words in the answer", share(reference.wordSet(), answer.wordSet()));
  }

  private static void addSupport(
      Map<String, Double> features, FeatureText answer, List<FeatureText> sources) {
    Set<String> known = new LinkedHashSet<>();
    Set<String> numbers = new LinkedHashSet<>();
    for (FeatureText source : sources) {
      known.addAll(source.wordSet());
      numbers.addAll(source.numbers());
    }
    features.put("numbers", Math.log1p(answer.numbers().size()));
    features.put("numbers without support", Math.log1p(missing(answer.numbers(), numbers)));
    features.put("names", Math.log1p(answer.names().size()));
    features.put("names without support", Math.log1p(missing(answer.names(), known)));
  }

  private static void addManner(Map<String, Double> features, FeatureText answer) {
    features.put("refusal", answer.refuses() ? 1.0 : 0.0);
    features.put("hedging", Math.log1p(answer.hedges()));
    features.put("asks back", answer.asks() ? 1.0 : 0.0);
    features.put("repetition", answer.repetition());
    features.put("list or code", answer.isFormatted() ? 1.0 : 0.0);
  }

  /** The share of words that others have too; 0 where either side has none. */
  private static double share(Set<String> words, Set<String> others) {
    return words.isEmpty() ? 0 : 1 - (double) missing(words, others) / words.size();
  }

  private static int missing(Set<String> words, Set<String> others) {
    List<String> left = new ArrayList<>(words);
    left.removeIf(others::contains);
    return left.size();
  }
}
