package dev.hansei.activities.metrics.overlap;

import dev.hansei.activities.metrics.tokens.TreebankWords;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * BLEU, GLEU and ROUGE-N as promptfoo counts them, so that what is imported from there keeps its
 * verdicts. They are not the figures of the literature, which the other metrics give: words are cut
 * at white space in lower case, BLEU is smoothed by 1e-7 and leaves out orders that are longer than
 * the output, GLEU takes full stops off words, ROUGE-N is that of single words. Each 0 to 1.
 */
public final class PromptfooOverlap {
  private static final int ORDER = 4;
  private static final double SMOOTHING = 1e-7;

  private PromptfooOverlap() {}

  /** BLEU; of several references each order takes the one that shares most. */
  public static double bleu(String output, List<String> references) {
    if (output.isBlank()) {
      return 0;
    }
    List<String> given = words(output, UnaryOperator.identity());
    List<List<String>> wanted =
        references.stream().map(it -> words(it, UnaryOperator.identity())).toList();
    int nearest = nearest(given.size(), wanted);
    double logs = 0;
    int orders = Math.min(ORDER, given.size());
    for (int order = 1; order <= orders; order++) {
      Map<String, Integer> own = ngrams(given, order);
      int shared = 0;
      for (List<String> reference : wanted) {
        shared = Math.max(shared, shared(own, ngrams(reference, order)));
      }
      double precision = (double) shared / (given.size() - order + 1);
      logs += Math.log(precision == 0 ? SMOOTHING : precision) / orders;
    }
    double brevity = given.size() > nearest ? 1 : Math.exp(1 - (double) nearest / given.size());
    return brevity * Math.exp(logs);
  }

  private static int nearest(int length, List<List<String>> references) {
    int best = references.getFirst().size();
    for (List<String> reference : references) {
      int size = reference.size();
      int distance = Math.abs(size - length) - Math.abs(best - length);
      best = distance < 0 || (distance == 0 && size < best) ? size : best;
    }
    return best;
  }

  /** GLEU against the nearest reference. */
  public static double gleu(String output, List<String> references) {
    List<String> given = words(output, PromptfooOverlap::withoutStops);
    return references.stream()
        .mapToDouble(reference -> gleu(given, words(reference, PromptfooOverlap::withoutStops)))
        .max()
        .orElse(0);
  }

  private static double gleu(List<String> given, List<String> wanted) {
    int shared = 0;
    int all = 0;
    int other = 0;
    for (int order = 1; order <= ORDER; order++) {
      shared += shared(ngrams(given, order), ngrams(wanted, order));
      all += Math.max(0, given.size() - order + 1);
      other += Math.max(0, wanted.size() - order + 1);
    }
    return (double) shared / Math.max(all, other);
  }

  /** F of shared words, cut as the Penn Treebank does. */
  public static double rouge(String output, String reference) {
    List<String> given = TreebankWords.of(output.toLowerCase(Locale.ROOT));
    List<String> wanted = TreebankWords.of(reference.toLowerCase(Locale.ROOT));
    int shared = shared(ngrams(given, 1), ngrams(wanted, 1));
    return shared == 0 ? 0 : 2.0 * shared / (given.size() + wanted.size());
  }

  private static String withoutStops(String word) {
    int end = word.length();
    while (end > 0 && word.charAt(end - 1) == '.') {
      end--;
    }
    return word.substring(0, end);
  }

  /** As JavaScript cuts them: a text without words is one empty word. */
  private static List<String> words(String text, UnaryOperator<String> each) {
    List<String> words = new ArrayList<>();
    for (String word : text.toLowerCase(Locale.ROOT).strip().split("\\s+")) {
      words.add(each.apply(word));
    }
    return words;
  }

  private static Map<String, Integer> ngrams(List<String> words, int order) {
    Map<String, Integer> counts = new HashMap<>();
    for (int i = 0; i + order <= words.size(); i++) {
      counts.merge(String.join(" ", words.subList(i, i + order)), 1, Integer::sum);
    }
    return counts;
  }

  private static int shared(Map<String, Integer> left, Map<String, Integer> right) {
    int shared = 0;
    for (Map.Entry<String, Integer> ngram : left.entrySet()) {
      shared += Math.min(ngram.getValue(), right.getOrDefault(ngram.getKey(), 0));
    }
    return shared;
  }
}
