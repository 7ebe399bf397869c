package dev.hansei.workflows.failures;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Names clusters by the words that set them apart (c-TF-IDF, Grootendorst, arXiv:2203.05794): how
 * often a word stands in the cluster, times how rare it is over all. Japanese, which has no spaces,
 * goes by pairs of characters that are not hiragana.
 */
public final class KeywordNames {
  /** Three words tell clusters apart; more is read as a sentence that is none. */
  private static final int WORDS = 3;

  private static final Set<String> STOP =
      Collections.unmodifiableSet(
          new TreeSet<>(
              List.of(
                  ("a about after again all also am an and any are as at be because been but by can"
                          + " cannot cant could did do does doesnt doing dont for from get got had has"
                          + " have he help her here him his how i id if im in into is isnt it its ive"
                          + " just know like make me mine more my need no not now of off on one only"
                          + " or our out please she should so some still than that the their them then"
                          + " there these they this to too up us use want was wasnt way we were what"
                          + " when where which who why will with would yes you your 0")
                      .split(" "))));

  private KeywordNames() {}

  /**
   * One name for each cluster, in order; empty where a cluster has no word of its own.
   *
   * @param clusters the texts of each
   */
  public static List<String> of(List<List<String>> clusters) {
    var counts = new ArrayList<Map<String, Integer>>();
    var everywhere = new TreeMap<String, Integer>();
    long words = 0;
    for (List<String> texts : clusters) {
      var here = new TreeMap<String, Integer>();
      texts.stream()
          .flatMap(text -> words(text).stream().distinct())
          .forEach(word -> here.merge(word, 1, Integer::sum));
      here.forEach((word, count) -> everywhere.merge(word, count, Integer::sum));
      words += here.values().stream().mapToLong(Integer::longValue).sum();
      counts.add(here);
    }
    double usual = (double) words / Math.max(1, clusters.size());
    return counts.stream().map(here -> name(here, everywhere, usual)).toList();
  }

  private static String name(
      Map<String, Integer> here, Map<String, Integer> everywhere, double usual) {
    var weights = new TreeMap<String, Double>();
    here.forEach((word, count) ->
        weights.put(word, count * Math.log(1 + usual / everywhere.getOrDefault(word, 1))));
    return weights.entrySet().stream()
        .sorted(
            Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(WORDS)
        .map(Map.Entry::getKey)
        .collect(Collectors.joining(", "));
  }

  /** Words of the normalised text; runs of Japanese give pairs of characters. */
  static List<String> words(String text) {
    var words = new ArrayList<String>();
    for (String run : PatternText.normal(text).split(" ")) {
      if (run.codePoints().anyMatch(KeywordNames::isJapanese)) {
        pairs(run, words);
      } else if (run.length() > 1 && !STOP.contains(run)) {
        words.add(run);
      }
    }
    return words;
  }

  private static void pairs(String run, List<String> words) {
    int[] points = run.codePoints().toArray();
    for (int i = 0; i + 1 < points.length; i++) {
      if (isTelling(points[i]) && isTelling(points[i + 1])) {
        words.add(new String(points, i, 2));
      }
    }
  }

  private static boolean isJapanese(int point) {
    return isTelling(point)
        || Character.UnicodeScript.of(point) == Character.UnicodeScript.HIRAGANA;
  }

  private static boolean isTelling(int point) {
    var script = Character.UnicodeScript.of(point);
    return script == Character.UnicodeScript.HAN || script == Character.UnicodeScript.KATAKANA;
  }
}
