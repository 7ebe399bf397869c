package dev.hansei.activities.suites;

import dev.hansei.activities.metrics.overlap.RecitationCorpus;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The documents that a chunk's answers are compared with: read when the first answer is, and once.
 * Thread safe; who comes meanwhile waits.
 */
final class ChunkCorpus {
  /** The suite looks in no documents. */
  static final ChunkCorpus NONE = new ChunkCorpus(null);

  private final @Nullable Supplier<RecitationCorpus> reader;
  private @Nullable RecitationCorpus read;

  private ChunkCorpus(@Nullable Supplier<RecitationCorpus> reader) {
    this.reader = reader;
  }

  /** One that is read so. */
  static ChunkCorpus of(Supplier<RecitationCorpus> reader) {
    return new ChunkCorpus(reader);
  }

  /** The documents; empty where the suite looks in none. */
  synchronized Optional<RecitationCorpus> find() {
    if (read == null && reader != null) {
      read = reader.get();
    }
    return Optional.ofNullable(read);
  }
}
