package dev.hansei.infra.prompts;

import dev.hansei.infra.prompts.MeaningChange.Renamed;
import dev.hansei.infra.prompts.SentenceChange.Added;
import dev.hansei.infra.prompts.SentenceChange.Moved;
import dev.hansei.infra.prompts.SentenceChange.Removed;
import dev.hansei.infra.prompts.SentenceChange.Reworded;
import dev.hansei.workflows.models.Embedder;
import dev.hansei.workflows.models.Message;
import dev.hansei.workflows.prompts.FewShot;
import dev.hansei.workflows.prompts.PromptContent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Compares two versions by meaning. A sentence that is there word for word stayed, or moved where
 * it left the longest run of those that kept their order. Of the rest, the two that are most alike
 * by the cosine of their embeddings belong together, then the next two, down to {@link
 * #COSINE_MIN}.
 */
public final class MeaningDiff {
  /** Below it two sentences of a prompt speak of different things, by trial on prompts. */
  public static final double COSINE_MIN = 0.6;

  /** Sentences of either side that are embedded: a tenth of a second of one core for all. */
  public static final int REWORDED_MAX = 80;

  /**
   * Sentences of either side that are looked at: far over any prompt that people write. Their order
   * is compared in quadratic time.
   */
  public static final int SENTENCES_MAX = 2_000;

  private final List<Sentence> before;
  private final List<Sentence> after;

  /** For each sentence before, where it is after; -1 where it is not there word for word. */
  private final int[] same;

  private MeaningDiff(List<Sentence> before, List<Sentence> after) {
    this.before = before;
    this.after = after;
    this.same = new int[before.size()];
  }

  /**
   * Compares two contents; embeds only sentences of which nothing is there word for word. Where
   * either has more than {@link #SENTENCES_MAX} sentences, only variables are compared.
   */
  public static MeaningChange between(
      PromptContent before, PromptContent after, Embedder embedder) {
    List<Sentence> was = Sentence.of(said(before));
    List<Sentence> now = Sentence.of(said(after));
    List<String> gone = new ArrayList<>(before.variables());
    gone.removeAll(after.variables());
    List<String> come = new ArrayList<>(after.variables());
    come.removeAll(before.variables());
    if (Math.max(was.size(), now.size()) > SENTENCES_MAX) {
      return new MeaningChange(come, gone, List.of(), List.of(), false);
    }
    List<Renamed> renamed = RenamedVariables.of(gone, come, was, now);
    for (Renamed one : renamed) {
      gone.remove(one.was());
      come.remove(one.now());
      was =
          was.stream()
              .map(it -> it.with(RenamedVariables.renamed(it.text(), one.was(), one.now())))
              .toList();
    }
    return new MeaningDiff(was, now).change(come, gone, renamed, embedder);
  }

  /** Partials as they read where they stand; of an example what is its own. */
  private static List<Message> said(PromptContent content) {
    List<Message> said = new ArrayList<>(FilledPrompt.templates(content));
    for (FewShot example : content.examplesOrNone()) {
      example
          .values()
          .values()
          .forEach(value -> said.add(new Message(Message.Role.USER, String.valueOf(value))));
      said.add(new Message(Message.Role.ASSISTANT, example.answer()));
    }
    return said;
  }

  private MeaningChange change(
      List<String> come, List<String> gone, List<Renamed> renamed, Embedder embedder) {
    Map<Integer, SentenceChange> byPlace = new TreeMap<>();
    List<Integer> left = new ArrayList<>();
    List<Integer> right = matched(byPlace, left);
    boolean compared = left.size() <= REWORDED_MAX && right.size() <= REWORDED_MAX;
    if (compared && !left.isEmpty() && !right.isEmpty()) {
      reworded(byPlace, left, right, embedder);
    }
    right.forEach(j -> byPlace.put(j, new Added(after.get(j))));
    List<SentenceChange> changes = new ArrayList<>();
    left.forEach(i -> changes.add(new Removed(before.get(i))));
    changes.addAll(byPlace.values());
    return new MeaningChange(come, gone, renamed, changes, compared);
  }

  /** Finds what is there word for word; gives the places of the later version that are left. */
  private List<Integer> matched(Map<Integer, SentenceChange> moved, List<Integer> left) {
    Map<String, List<Integer>> places = new HashMap<>();
    for (int j = 0; j < after.size(); j++) {
      places.computeIfAbsent(after.get(j).text(), _ -> new ArrayList<>()).add(j);
    }
    List<Integer> right = new ArrayList<>();
    for (int i = 0; i < before.size(); i++) {
      List<Integer> free = places.getOrDefault(before.get(i).text(), List.of());
      same[i] = free.isEmpty() ? -1 : free.removeFirst();
      if (same[i] < 0) {
        left.add(i);
      }
    }
    boolean[] stays = LongestRun.of(same);
    for (int i = 0; i < before.size(); i++) {
      if (same[i] >= 0) {
        Sentence now = after.get(same[i]);
        if (!stays[i] || now.role() != before.get(i).role()) {
          moved.put(same[i], new Moved(before.get(i), now));
        }
      }
    }
    places.values().forEach(right::addAll);
    right.sort(null);
    return right;
  }

  private void reworded(
      Map<Integer, SentenceChange> changes,
      List<Integer> left,
      List<Integer> right,
      Embedder embedder) {
    List<String> texts = new ArrayList<>();
    left.forEach(i -> texts.add(before.get(i).text()));
    right.forEach(j -> texts.add(after.get(j).text()));
    List<float[]> vectors = embedder.embed(texts);
    record Pair(int was, int now, double cosine) {}
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < left.size(); i++) {
      for (int j = 0; j < right.size(); j++) {
        double cosine = dot(vectors.get(i), vectors.get(left.size() + j));
        if (cosine >= COSINE_MIN) {
          pairs.add(new Pair(left.get(i), right.get(j), cosine));
        }
      }
    }
    pairs.sort((one, other) -> Double.compare(other.cosine(), one.cosine()));
    for (Pair pair : pairs) {
      if (left.contains(pair.was()) && right.contains(pair.now())) {
        left.remove(Integer.valueOf(pair.was()));
        right.remove(Integer.valueOf(pair.now()));
        changes.put(
            pair.now(), new Reworded(before.get(pair.was()), after.get(pair.now()), pair.cosine()));
      }
    }
  }

  /** Vectors have unit length. */
  private static double dot(float[] one, float[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += one[i] * other[i];
    }
    return sum;
  }
}
