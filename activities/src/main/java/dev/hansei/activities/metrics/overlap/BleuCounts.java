package dev.hansei.activities.metrics.overlap;

/** What BLEU needs to know of one pair, or of many after {@link #add}. Not thread-safe. */
final class BleuCounts {
  private final long[] matches = new long[Bleu.ORDER];
  private final long[] ngrams = new long[Bleu.ORDER];
  private long outputLength;
  private long referenceLength;

  void setLengths(long output, long reference) {
    outputLength = output;
    referenceLength = reference;
  }

  void set(int order, long matched, long all) {
    matches[order - 1] = matched;
    ngrams[order - 1] = all;
  }

  void add(BleuCounts other) {
    outputLength += other.outputLength;
    referenceLength += other.referenceLength;
    for (int i = 0; i < Bleu.ORDER; i++) {
      matches[i] += other.matches[i];
      ngrams[i] += other.ngrams[i];
    }
  }

  boolean hasMatch() {
    for (long count : matches) {
      if (count > 0) {
        return true;
      }
    }
    return false;
  }

  long matches(int order) {
    return matches[order - 1];
  }

  long ngrams(int order) {
    return ngrams[order - 1];
  }

  /** What a short output is multiplied by. */
  double brevity() {
    if (outputLength >= referenceLength) {
      return 1;
    }
    return outputLength == 0 ? 0 : Math.exp(1 - (double) referenceLength / outputLength);
  }
}
