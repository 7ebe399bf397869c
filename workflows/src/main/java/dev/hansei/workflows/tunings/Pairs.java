package dev.hansei.workflows.tunings;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Questions, passages and which belong together, as vectors of one model.
 *
 * @param passages all that are ranked
 */
public record Pairs(List<Question> questions, List<float[]> passages) {
  /** Fewer questions leave a fold with too few to tell luck from help. */
  public static final int QUESTIONS_MIN = 20;

  /** Bounds the time; not measured at this size. More belong into the training of an embedder. */
  public static final int QUESTIONS_MAX = 2_000;

  /** Ranked in memory, each for each question, some times over: 30 MB and some minutes. */
  public static final int PASSAGES_MAX = 20_000;

  public Pairs {
    questions = List.copyOf(questions);
    passages = List.copyOf(passages);
    if (questions.size() < QUESTIONS_MIN || questions.size() > QUESTIONS_MAX) {
      throw new IllegalArgumentException(
          "a map is learnt from %d to %d questions, got %d"
              .formatted(QUESTIONS_MIN, QUESTIONS_MAX, questions.size()));
    }
    if (passages.size() < 2 || passages.size() > PASSAGES_MAX) {
      throw new IllegalArgumentException(
          "there are 2 to %d passages to rank, got %d".formatted(PASSAGES_MAX, passages.size()));
    }
  }

  /**
   * One question.
   *
   * @param key what was asked, as a hash; questions of one key are dealt to one fold
   * @param vector not zero
   * @param right places of its passages, at least one
   */
  public record Question(String key, float[] vector, SortedSet<Integer> right) {
    public Question {
      if (key.isEmpty() || right.isEmpty()) {
        throw new IllegalArgumentException("a question has a key and a right passage");
      }
      right = Collections.unmodifiableSortedSet(new TreeSet<>(right));
    }
  }

  /** Numbers per vector. */
  public int dimension() {
    return passages.getFirst().length;
  }

  /** The question with its passages and the wrong ones that are nearest to it as it is. */
  MapLoss.Example example(Question question, int wrongMax) {
    double[] scores = Ranking.scores(Ranking.doubles(question.vector()), passages);
    List<Integer> others = new ArrayList<>();
    for (int place = 0; place < scores.length; place++) {
      if (!question.right().contains(place)) {
        others.add(place);
      }
    }
    others.sort(Comparator.comparingDouble((Integer place) -> -scores[place]));
    return new MapLoss.Example(
        question.vector(),
        question.right().stream().map(passages::get).toList(),
        others.stream().limit(wrongMax).map(passages::get).toList());
  }

  /** Which fold each question is held out in: keys in order, dealt in turn. */
  int[] folds(int count) {
    List<String> keys = questions.stream().map(Question::key).distinct().sorted().toList();
    if (keys.size() < count) {
      throw new IllegalArgumentException("there are fewer questions than folds");
    }
    return questions.stream()
        .mapToInt(one -> Collections.binarySearch(keys, one.key()) % count)
        .toArray();
  }
}
