package dev.hansei.infra.models;

import dev.hansei.infra.models.ExtractiveAnswer.Evidence;
import dev.hansei.infra.models.ExtractiveQuestion.Passage;
import dev.hansei.workflows.models.Embedder;
import dev.hansei.workflows.models.ModelName;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The model {@code builtin/extractive}: finds the sentences of the given passages that come nearest
 * to the question and answers with them, word for word, or refuses. It is not an LLM: it writes no
 * sentence of its own and follows no instruction, so a hostile passage can at most be quoted. Equal
 * questions get equal answers. Thread safe.
 */
@Singleton
public final class ExtractiveAnswerer {
  /** The name under which prompts choose it. */
  public static final ModelName MODEL = new ModelName("builtin/extractive");

  /** What every screen that shows its answers says. */
  public static final String NOTICE =
      "builtin/extractive is not an LLM: it quotes the sentences of the given passages that are nearest to the question";

  private static final String REFUSAL = "The documents given do not answer this.";
  private static final String REFUSAL_JAPANESE = "与えられた文書からは答えられません。";

  private final Embedder embedder;

  public ExtractiveAnswerer(Embedder embedder) {
    this.embedder = embedder;
  }

  /** Answers from the passages. Costs about two milliseconds a sentence that is read. */
  public ExtractiveAnswer answer(ExtractiveQuestion asked) {
    Relevance relevance = new Relevance(embedder, asked.question());
    List<Evidence> ranked = rank(relevance, retrieve(relevance, asked));
    double best = ranked.isEmpty() ? 0 : ranked.getFirst().score();
    List<Evidence> chosen = choose(ranked, asked.settings());
    String text = chosen.isEmpty() ? refusal(asked) : text(chosen, asked.settings().cite());
    return new ExtractiveAnswer(text, chosen, best);
  }

  /** The passages to read: the nearest ones, as many as the retrieval depth says. */
  private static List<Passage> retrieve(Relevance relevance, ExtractiveQuestion asked) {
    List<Passage> passages = asked.passages();
    if (passages.size() <= asked.settings().topPassages()) {
      return passages;
    }
    double[] scores = relevance.of(passages.stream().map(Passage::text).toList());
    return best(scores).stream().limit(asked.settings().topPassages()).map(passages::get).toList();
  }

  /** All sentences of the passages, nearest first; a sentence that occurs twice counts once. */
  private static List<Evidence> rank(Relevance relevance, List<Passage> passages) {
    Map<String, String> passageOf = new LinkedHashMap<>();
    for (Passage passage : passages) {
      Sentences.of(passage.text()).forEach(each -> passageOf.putIfAbsent(each, passage.id()));
    }
    List<String> sentences = List.copyOf(passageOf.keySet());
    double[] scores = relevance.of(sentences);
    return best(scores).stream()
        .map(i ->
            new Evidence(passageOf.getOrDefault(sentences.get(i), ""), sentences.get(i), scores[i]))
        .toList();
  }

  private static List<Evidence> choose(List<Evidence> ranked, ExtractiveSettings settings) {
    List<Evidence> chosen = new ArrayList<>();
    int chars = 0;
    for (Evidence each : ranked) {
      chars += each.sentence().length();
      boolean fits = chosen.isEmpty() || chars <= settings.maxChars();
      if (chosen.size() == settings.maxSentences()
          || each.score() < settings.refuseBelow()
          || !fits) {
        break;
      }
      chosen.add(each);
    }
    return chosen;
  }

  private static String text(List<Evidence> chosen, boolean cite) {
    StringBuilder text = new StringBuilder();
    for (Evidence each : chosen) {
      boolean space = !text.isEmpty() && !(Words.isUnspaced(each.sentence()) && !cite);
      text.append(space ? " " : "").append(each.sentence());
      text.append(cite ? " [" + each.passageId() + "]" : "");
    }
    return text.toString();
  }

  private static String refusal(ExtractiveQuestion asked) {
    String own = asked.settings().refusal();
    String ours = Words.isUnspaced(asked.question()) ? REFUSAL_JAPANESE : REFUSAL;
    return own.isEmpty() ? ours : own;
  }

  /** Positions by falling score; the earlier first where scores are equal. */
  private static List<Integer> best(double[] scores) {
    return IntStream.range(0, scores.length)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer i) -> -scores[i]).thenComparingInt(i -> i))
        .toList();
  }
}
