package dev.hansei.api.promotions;

import dev.hansei.infra.objects.MissingObjectException;
import dev.hansei.infra.objects.ObjectStore;
import dev.hansei.workflows.lineage.ArtifactRef;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** People's words about promotions: kept as objects, so that workflow history holds a hash. */
@Singleton
final class Remarks {
  /** A paragraph; a report belongs elsewhere. */
  static final int CHARS_MAX = 4_000;

  private static final String ERASED = "(erased)";

  private static final String MEDIA_TYPE = "text/plain;charset=utf-8";

  private final ObjectStore objects;

  Remarks(ObjectStore objects) {
    this.objects = objects;
  }

  /** Keeps them; empty where there are none. */
  Optional<ArtifactRef> keep(String words) {
    return words.isBlank()
        ? Optional.empty()
        : Optional.of(objects.put(words.getBytes(StandardCharsets.UTF_8), MEDIA_TYPE));
  }

  /** What was kept; a word for it where its writer was erased since. */
  String read(ArtifactRef words) {
    try {
      return new String(objects.get(words), StandardCharsets.UTF_8);
    } catch (MissingObjectException _) {
      return ERASED;
    }
  }
}
