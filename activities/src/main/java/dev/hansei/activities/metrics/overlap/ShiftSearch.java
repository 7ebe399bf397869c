package dev.hansei.activities.metrics.overlap;

import java.util.Arrays;

/**
 * Looks for the one move of a run of words that brings an output nearest to a reference, as
 * sacreBLEU's TER does. Of equal gains the longest run, then the earliest, then the earliest
 * target.
 *
 * <p>Source: sacrebleu/metrics/lib_ter.py, after Tercom.
 */
final class ShiftSearch {
  /**
   * Limits of the source: words in a run, distance of a move, moves tried for one pair of texts.
   */
  private static final int RUN_MAX = 10;

  private static final int MOVE_MAX = 50;
  static final int TRIES_MAX = 1000;

  private final int[] output;
  private final int[] reference;
  private final EditTable table;
  private final int before;

  /** For each word of the reference, where in the output it stands or was last passed. */
  private final int[] aligned;

  /** How many words before this one are wrong. */
  private final int[] outputErrors;

  private final int[] referenceErrors;
  private int tries;
  private int[] shifted;
  private int gain;
  private int run;
  private int start;
  private int target;

  ShiftSearch(int[] output, int[] reference, EditTable table, int tries) {
    this.output = output;
    this.reference = reference;
    this.table = table;
    this.tries = tries;
    before = table.distance();
    shifted = output;
    aligned = new int[reference.length];
    outputErrors = new int[output.length + 1];
    referenceErrors = new int[reference.length + 1];
    align();
    search();
  }

  /** By how many edits the best move is nearer, before the move itself is counted. */
  int gain() {
    return gain;
  }

  int[] shifted() {
    return shifted;
  }

  /** Moves tried until now, those before this search included. */
  int tries() {
    return tries;
  }

  private void align() {
    int i = 0;
    int j = 0;
    for (EditTable.Edit edit : table.trace()) {
      int wrong = edit == EditTable.Edit.NONE ? 0 : 1;
      if (edit != EditTable.Edit.MISSING) {
        outputErrors[i + 1] = outputErrors[i] + wrong;
        i++;
      }
      if (edit != EditTable.Edit.ADDED) {
        referenceErrors[j + 1] = referenceErrors[j] + wrong;
        aligned[j] = i - 1;
        j++;
      }
    }
  }

  private void search() {
    for (int i = 0; i < output.length; i++) {
      int end = Math.min(reference.length - 1, i + MOVE_MAX);
      for (int j = Math.max(0, i - MOVE_MAX); j <= end; j++) {
        int longest = Math.min(RUN_MAX, Math.min(output.length - i, reference.length - j));
        for (int n = 0; n < longest && output[i + n] == reference[j + n]; n++) {
          if (mayHelp(i, j, n + 1)) {
            tryTargets(i, j, n + 1);
            if (tries >= TRIES_MAX) {
              return;
            }
          }
        }
      }
    }
  }

  /** Both places are wrong, and the run would not move within itself. */
  private boolean mayHelp(int i, int j, int length) {
    return outputErrors[i + length] > outputErrors[i]
        && referenceErrors[j + length] > referenceErrors[j]
        && (aligned[j] < i || aligned[j] >= i + length);
  }

  private void tryTargets(int i, int j, int length) {
    int previous = -1;
    for (int place = j - 1; place < Math.min(j + length, reference.length); place++) {
      int to = place < 0 ? 0 : aligned[place] + 1;
      if (to != previous) {
        tryMove(i, length, to);
        previous = to;
      }
    }
  }

  private void tryMove(int from, int length, int to) {
    int[] moved = moved(from, length, to);
    int same = Arrays.mismatch(output, moved);
    int nearer = same < 0 ? 0 : before - table.distance(moved, same);
    tries++;
    if (run == 0 || isBetter(nearer, length, from, to)) {
      gain = nearer;
      run = length;
      start = from;
      target = to;
      shifted = moved;
    }
  }

  private boolean isBetter(int nearer, int length, int from, int to) {
    if (nearer != gain) {
      return nearer > gain;
    }
    if (length != run) {
      return length > run;
    }
    return from != start ? from < start : to < target;
  }

  /** The output with a run of words put before another word; a target within the run counts on. */
  private int[] moved(int from, int length, int to) {
    int[] moved = output.clone();
    if (to < from) {
      System.arraycopy(output, from, moved, to, length);
      System.arraycopy(output, to, moved, to + length, from - to);
    } else {
      int end = to > from + length ? to : Math.min(output.length, to + length);
      int between = end - from - length;
      System.arraycopy(output, from + length, moved, from, between);
      System.arraycopy(output, from, moved, from + between, length);
    }
    return moved;
  }
}
