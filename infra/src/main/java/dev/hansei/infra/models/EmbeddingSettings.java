package dev.hansei.infra.models;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * How much of the machine embeddings may take: {@code hansei.embeddings}.
 *
 * @param threads texts embedded at once, each on one core; 0 for half of the cores
 */
@ConfigurationProperties("hansei.embeddings")
public record EmbeddingSettings(@Bindable(defaultValue = "0") int threads) {
  /** Far beyond the cores of any machine that this runs on. */
  public static final int THREADS_MAX = 256;

  public EmbeddingSettings {
    if (threads < 0 || threads > THREADS_MAX) {
      throw new IllegalArgumentException(
          "hansei.embeddings.threads is 0 (half of the cores) to %d, got %d"
              .formatted(THREADS_MAX, threads));
    }
  }

  int threadsOn(int cores) {
    return threads > 0 ? threads : Math.max(1, cores / 2);
  }
}
