package dev.hansei.activities.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Pairs of texts for timing, the same each time: made-up words, as seldom as Zipf has them, in
 * sentences; the output is the reference with words left out, replaced and moved.
 */
final class MadeUpPairs {
  private static final int WORDS = 3_000;
  private static final int SENTENCE_LEAST = 6;
  private static final int SENTENCE_MOST = 24;
  private static final int SENTENCES_MOST = 8;
  private static final double LEFT_OUT = 0.1;
  private static final double REPLACED = 0.25;
  private static final double MOVED = 0.3;
  private static final String[] SYLLABLES = {
    "ka", "ner", "tion", "re", "sol", "in", "dis", "mo", "ver", "ly", "est", "on", "pra", "qui"
  };

  private final SplittableRandom random;

  private MadeUpPairs(long seed) {
    random = new SplittableRandom(seed);
  }

  /** An output and its only reference. */
  record Pair(String output, String reference) {}

  static List<Pair> some(int count, long seed) {
    var made = new MadeUpPairs(seed);
    var pairs = new ArrayList<Pair>(count);
    for (int i = 0; i < count; i++) {
      pairs.add(made.pair());
    }
    return pairs;
  }

  private Pair pair() {
    var output = new StringBuilder();
    var reference = new StringBuilder();
    int sentences = 1 + random.nextInt(SENTENCES_MOST);
    for (int i = 0; i < sentences; i++) {
      var words = new ArrayList<String>();
      int length = random.nextInt(SENTENCE_LEAST, SENTENCE_MOST);
      for (int word = 0; word < length; word++) {
        words.add(word());
      }
      reference.append(String.join(" ", words)).append(".\n");
      output.append(String.join(" ", changed(words))).append(".\n");
    }
    return new Pair(output.toString(), reference.toString());
  }

  private List<String> changed(List<String> words) {
    var changed = new ArrayList<String>();
    for (String word : words) {
      double chance = random.nextDouble();
      if (chance < LEFT_OUT) {
        continue;
      }
      var said = chance < REPLACED ? word() : word;
      changed.add(chance < MOVED && chance >= REPLACED ? 0 : changed.size(), said);
    }
    return changed;
  }

  /** The n-th word is the n-th as frequent. */
  private String word() {
    int rank = (int) Math.pow(WORDS, random.nextDouble());
    var word = new StringBuilder();
    for (int rest = rank; rest > 0; rest /= SYLLABLES.length) {
      word.append(SYLLABLES[rest % SYLLABLES.length]);
    }
    return word.toString();
  }
}
