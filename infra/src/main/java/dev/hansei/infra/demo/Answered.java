package dev.hansei.infra.demo;

import java.util.List;

/**
 * What *Ask the docs* answered.
 *
 * @param answer sentences of the passages, word for word, or a refusal
 * @param score of the best sentence, in [0, 1]; what was compared with {@code refuseBelow}
 * @param passages what was retrieved, best first
 */
record Answered(String answer, boolean refused, double score, List<Library.Found> passages) {
  Answered {
    passages = List.copyOf(passages);
  }
}
