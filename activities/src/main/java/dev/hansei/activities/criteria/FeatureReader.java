package dev.hansei.activities.criteria;

import dev.hansei.activities.metrics.overlap.Chrf;
import dev.hansei.activities.metrics.overlap.Rouge;
import dev.hansei.infra.models.Sentences;
import dev.hansei.workflows.criteria.AnswerFeatures;
import dev.hansei.workflows.criteria.EmbeddedText;
import dev.hansei.workflows.models.Embedder;
import dev.hansei.workflows.models.ModelName;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The features of an answer, similarities included: a few milliseconds a sentence. Thread-safe. */
@Singleton
public final class FeatureReader {
  /** Later sentences of one text are as one; the figures would move little, the time much. */
  private static final int SENTENCES_MAX = 100;

  /** As much of a text as is compared word by word. */
  private static final int COMPARED_CHARS_MAX = 20_000;

  private final Embedder embedder;
  private final Rouge rouge = new Rouge(false);
  private final Chrf chrf = new Chrf(Chrf.characters(true));

  FeatureReader(Embedder embedder) {
    this.embedder = embedder;
  }

  /** The embedding model behind the similarities. */
  public ModelName embedder() {
    return embedder.model();
  }

  /** Those that judges are learnt with now, by name, always in the same order. */
  public Map<String, Double> of(JudgedAnswer judged) {
    return of(judged, AnswerFeatures.VERSION);
  }

  /**
   * Those of one version, by name, always in the same order.
   *
   * @throws IllegalArgumentException for a version that is not known
   */
  public Map<String, Double> of(JudgedAnswer judged, int version) {
    return AnswerFeatures.of(
        new AnswerFeatures.Pieces(
            embedded(judged.question()),
            embedded(judged.context()),
            embedded(judged.reference()),
            embedded(judged.answer()),
            overlap(judged.answer(), judged.context()),
            overlap(judged.answer(), judged.reference())),
        version);
  }

  private EmbeddedText embedded(String text) {
    List<String> sentences = sentences(text);
    List<String> texts = new ArrayList<>(sentences);
    texts.add(text);
    List<float[]> vectors = embedder.embed(texts);
    List<EmbeddedText.Sentence> pieces = new ArrayList<>();
    for (int i = 0; i < sentences.size(); i++) {
      pieces.add(new EmbeddedText.Sentence(sentences.get(i), vectors.get(i)));
    }
    return new EmbeddedText(text, vectors.getLast(), pieces);
  }

  private static List<String> sentences(String text) {
    List<String> sentences = new ArrayList<>(Sentences.of(text));
    if (sentences.size() > SENTENCES_MAX) {
      List<String> rest = sentences.subList(SENTENCES_MAX - 1, sentences.size());
      String last = String.join(" ", rest);
      rest.clear();
      sentences.add(last);
    }
    return sentences;
  }

  private AnswerFeatures.Overlap overlap(String answer, String source) {
    if (answer.isBlank() || source.isBlank()) {
      return AnswerFeatures.Overlap.NONE;
    }
    String said = head(answer);
    List<String> given = List.of(head(source));
    Rouge.Score shared = rouge.score(Rouge.Kind.SEQUENCE, said, given);
    return new AnswerFeatures.Overlap(
        shared.precision(), shared.recall(), chrf.score(said, given) / 100);
  }

  /** Half a character at the end would be none. */
  private static String head(String text) {
    if (text.length() <= COMPARED_CHARS_MAX) {
      return text;
    }
    boolean splitsPair = Character.isHighSurrogate(text.charAt(COMPARED_CHARS_MAX - 1));
    return text.substring(0, splitsPair ? COMPARED_CHARS_MAX - 1 : COMPARED_CHARS_MAX);
  }
}
