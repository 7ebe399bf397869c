package dev.hansei.activities.metrics.overlap;

/**
 * N-grams of output, reference and both, by order: characters first, then words. Not thread-safe.
 */
final class ChrfCounts {
  private final long[] outputs;
  private final long[] references;
  private final long[] matches;

  ChrfCounts(int orders) {
    outputs = new long[orders];
    references = new long[orders];
    matches = new long[orders];
  }

  int orders() {
    return outputs.length;
  }

  /** What the output has counts only where the reference has n-grams of that order. */
  void set(int index, long output, long reference, long matched) {
    outputs[index] = reference == 0 ? 0 : output;
    references[index] = reference;
    matches[index] = matched;
  }

  void add(ChrfCounts other) {
    for (int i = 0; i < outputs.length; i++) {
      outputs[i] += other.outputs[i];
      references[i] += other.references[i];
      matches[i] += other.matches[i];
    }
  }

  long output(int index) {
    return outputs[index];
  }

  long reference(int index) {
    return references[index];
  }

  long matches(int index) {
    return matches[index];
  }
}
