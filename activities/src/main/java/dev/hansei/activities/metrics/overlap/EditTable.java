package dev.hansei.activities.metrics.overlap;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Edit distance of words near the diagonal of the table, with what was done where: the one that
 * sacreBLEU's TER searches shifts by. Cells outside the beam do not exist.
 *
 * <p>Source: sacrebleu/metrics/lib_ter.py, BeamEditDistance. That keeps rows in a trie; here a
 * shifted output shares the rows of its beginning, which comes to the same.
 */
final class EditTable {
  /** Cells looked at on either side of the diagonal, as in the source. */
  private static final int BEAM = 25;

  /** More than any distance, and far from overflow. */
  private static final int UNREACHED = 1 << 29;

  private final int[] output;
  private final int[] reference;
  private final int[] low;
  private final int[] high;
  private final int[][] costs;
  private final Edit[][] edits;

  enum Edit {
    NONE,
    REPLACED,
    /** A word of the output that the reference lacks. */
    ADDED,
    /** A word of the reference that the output lacks. */
    MISSING
  }

  EditTable(int[] output, int[] reference) {
    this.output = output;
    this.reference = reference;
    int rows = output.length + 1;
    low = new int[rows];
    high = new int[rows];
    costs = new int[rows][];
    edits = new Edit[rows][];
    bound();
    for (int i = 0; i < rows; i++) {
      costs[i] = new int[high[i] - low[i]];
      edits[i] = new Edit[high[i] - low[i]];
    }
    for (int j = 0; j <= reference.length; j++) {
      costs[0][j] = j;
      edits[0][j] = Edit.MISSING;
    }
    for (int i = 1; i < rows; i++) {
      fill(i, output[i - 1], costs[i - 1], costs[i], edits[i]);
    }
  }

  private void bound() {
    double ratio = output.length == 0 ? 1 : (double) reference.length / output.length;
    int beam = BEAM < ratio / 2 ? (int) Math.ceil(ratio / 2 + BEAM) : BEAM;
    high[0] = reference.length + 1;
    for (int i = 1; i < low.length; i++) {
      int diagonal = (int) Math.floor(i * ratio);
      low[i] = Math.max(0, diagonal - beam);
      high[i] = Math.min(reference.length + 1, diagonal + beam);
    }
    high[output.length] = reference.length + 1;
  }

  int distance() {
    return costs[output.length][reference.length - low[output.length]];
  }

  /** The distance of an output of the same length whose first words are those of this one. */
  int distance(int[] shifted, int same) {
    int[] above = costs[same];
    for (int i = same + 1; i < costs.length; i++) {
      int[] row = new int[high[i] - low[i]];
      fill(i, shifted[i - 1], above, row, null);
      above = row;
    }
    return above[reference.length - low[output.length]];
  }

  /** Of equal costs: keeping or replacing, then a word too many, then a missing one. */
  private void fill(int i, int word, int[] above, int[] row, Edit @Nullable [] done) {
    int start = low[i];
    int aboveStart = low[i - 1];
    for (int j = start; j < high[i]; j++) {
      int up = j - aboveStart;
      boolean equal = j > 0 && word == reference[j - 1];
      int best = UNREACHED;
      Edit edit = Edit.MISSING;
      if (up > 0 && up <= above.length && above[up - 1] + (equal ? 0 : 1) < best) {
        best = above[up - 1] + (equal ? 0 : 1);
        edit = equal ? Edit.NONE : Edit.REPLACED;
      }
      if (up >= 0 && up < above.length && above[up] + 1 < best) {
        best = above[up] + 1;
        edit = Edit.ADDED;
      }
      if (j > start && row[j - 1 - start] + 1 < best) {
        best = row[j - 1 - start] + 1;
        edit = Edit.MISSING;
      }
      row[j - start] = best;
      if (done != null) {
        done[j - start] = edit;
      }
    }
  }

  /** What was done, from the beginning of both texts. */
  Deque<Edit> trace() {
    Deque<Edit> trace = new ArrayDeque<>();
    int i = output.length;
    int j = reference.length;
    while (i > 0 || j > 0) {
      Edit edit = edits[i][j - low[i]];
      trace.addFirst(edit);
      i -= edit == Edit.MISSING ? 0 : 1;
      j -= edit == Edit.ADDED ? 0 : 1;
    }
    return trace;
  }
}
