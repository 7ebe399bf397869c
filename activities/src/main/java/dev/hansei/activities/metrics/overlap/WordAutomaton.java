package dev.hansei.activities.metrics.overlap;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The suffix automaton of a sequence of words: knows every run of words in it (Blumer et al., "The
 * smallest automaton recognizing the subwords of a text", 1985). It has less than two states a
 * word, and another text is read in linear time.
 */
final class WordAutomaton {
  private static final int NONE = -1;

  private final List<Map<String, Integer>> next = new ArrayList<>();
  private final List<Integer> length = new ArrayList<>();
  private final List<Integer> link = new ArrayList<>();

  /** Behind the last word of the first place at which the runs of a state stand. */
  private final List<Integer> end = new ArrayList<>();

  WordAutomaton(List<String> words) {
    int last = state(new HashMap<>(), 0, 0);
    for (int i = 0; i < words.size(); i++) {
      last = append(last, words.get(i), i + 1);
    }
  }

  /**
   * A run of words that both texts have.
   *
   * @param length in words
   * @param end behind its last word in the text that the automaton knows; the first such place
   * @param place behind its last word in the other text; the first such place
   */
  record Shared(int length, int end, int place) {
    static final Shared NOTHING = new Shared(0, 0, 0);
  }

  /** The longest run that the words share with those of the automaton; the first of its length. */
  Shared longest(List<String> words) {
    Shared best = Shared.NOTHING;
    int state = 0;
    int run = 0;
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      while (state != 0 && !next.get(state).containsKey(word)) {
        state = link.get(state);
        run = length.get(state);
      }
      Integer to = next.get(state).get(word);
      if (to != null) {
        state = to;
        run++;
      }
      if (run > best.length()) {
        best = new Shared(run, end.get(state), i + 1);
      }
    }
    return best;
  }

  private int append(int last, String word, int place) {
    int current = state(new HashMap<>(), place, place);
    int from = last;
    while (from != NONE && next.get(from).putIfAbsent(word, current) == null) {
      from = link.get(from);
    }
    if (from == NONE) {
      link.set(current, 0);
    } else {
      int to = next.get(from).getOrDefault(word, current);
      boolean isWhole = length.get(from) + 1 == length.get(to);
      link.set(current, isWhole ? to : split(from, word, to));
    }
    return current;
  }

  /** A state of its own for the shorter runs of one, which now end at another place too. */
  private int split(int from, String word, int to) {
    int copy = state(new HashMap<>(next.get(to)), length.get(from) + 1, end.get(to));
    link.set(copy, link.get(to));
    link.set(to, copy);
    for (int at = from;
        at != NONE && next.get(at).getOrDefault(word, NONE) == to;
        at = link.get(at)) {
      next.get(at).put(word, copy);
    }
    return copy;
  }

  private int state(Map<String, Integer> leaving, int words, int place) {
    next.add(leaving);
    length.add(words);
    link.add(NONE);
    end.add(place);
    return next.size() - 1;
  }
}
