package dev.hansei.activities.metrics.overlap;

import dev.hansei.workflows.criteria.TextTooLong;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Which words of a reference's lines are in a longest common subsequence with any line of an
 * output: the union of rougeLsum. Equal lines are compared once, lines without a word in common
 * never. Not thread-safe.
 */
final class LineUnion {
  /**
   * Lines that share a word, once for each word. Some ten seconds; two texts of 65,536 characters
   * have no more than 180 million.
   */
  static final long SHARED_MAX = 250_000_000;

  private final List<int[]> outputs;
  private final Map<Integer, List<Integer>> linesWith = new HashMap<>();
  private final Map<IntBuffer, boolean[]> marks = new HashMap<>();

  /** By line of the output, the number of the reference line it was last compared with. */
  private final int[] lastCompared;

  private int compared;

  /**
   * Compares all lines.
   *
   * @throws TextTooLong too many of them share a word
   */
  LineUnion(List<int[]> output, List<int[]> reference) {
    outputs = distinct(output).map(IntBuffer::array).toList();
    lastCompared = new int[outputs.size()];
    for (int i = 0; i < outputs.size(); i++) {
      for (int word : words(outputs.get(i))) {
        linesWith.computeIfAbsent(word, _ -> new ArrayList<>()).add(i);
      }
    }
    check(reference);
    distinct(reference).forEach(line -> marks.put(line, compare(line.array())));
  }

  /** For each word of a reference line, whether it is in the union. */
  boolean[] marks(int[] line) {
    boolean[] found = marks.get(IntBuffer.wrap(line));
    if (found == null) {
      throw new IllegalArgumentException("the line is none of the reference");
    }
    return found;
  }

  private void check(List<int[]> reference) {
    long shared =
        distinct(reference)
            .flatMapToInt(line -> Arrays.stream(words(line.array())))
            .mapToLong(word -> linesWith(word).size())
            .sum();
    if (shared > SHARED_MAX) {
      throw new TextTooLong(
          "lines share words in %d ways; at most %d are compared".formatted(shared, SHARED_MAX));
    }
  }

  private boolean[] compare(int[] line) {
    compared++;
    CommonSubsequence sequence = new CommonSubsequence(line);
    boolean[] found = new boolean[line.length];
    for (int word : words(line)) {
      for (int output : linesWith(word)) {
        if (lastCompared[output] != compared) {
          lastCompared[output] = compared;
          sequence.mark(outputs.get(output), found);
        }
      }
    }
    return found;
  }

  private List<Integer> linesWith(int word) {
    return linesWith.getOrDefault(word, List.of());
  }

  private static Stream<IntBuffer> distinct(List<int[]> lines) {
    return lines.stream().map(IntBuffer::wrap).distinct();
  }

  private static int[] words(int[] line) {
    return Arrays.stream(line).distinct().toArray();
  }
}
