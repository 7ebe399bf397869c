package dev.hansei.infra.prompts;

import java.util.Arrays;

/** The longest increasing subsequence, in quadratic time: a prompt has hundreds of sentences. */
final class LongestRun {
  private LongestRun() {}

  /** Which entries belong to it; negative ones are passed over. */
  static boolean[] of(int[] places) {
    int[] length = new int[places.length];
    int[] previous = new int[places.length];
    Arrays.fill(previous, -1);
    int last = -1;
    for (int i = 0; i < places.length; i++) {
      if (places[i] < 0) {
        continue;
      }
      length[i] = 1;
      for (int j = 0; j < i; j++) {
        if (places[j] >= 0 && places[j] < places[i] && length[j] + 1 > length[i]) {
          length[i] = length[j] + 1;
          previous[i] = j;
        }
      }
      if (last < 0 || length[i] > length[last]) {
        last = i;
      }
    }
    boolean[] belongs = new boolean[places.length];
    for (int i = last; i >= 0; i = previous[i]) {
      belongs[i] = true;
    }
    return belongs;
  }
}
