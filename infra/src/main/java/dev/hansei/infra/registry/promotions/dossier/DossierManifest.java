package dev.hansei.infra.registry.promotions.dossier;

import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.promotions.PromotionId;
import java.util.List;
import java.util.Objects;

/**
 * What a dossier consists of. Its bytes are what is signed, so its hash names the edition.
 *
 * @param format says how to read the rest; first, so that an older program can say that it cannot
 * @param files in the order of their paths
 */
public record DossierManifest(
    String format, PromotionId promotion, int edition, List<Entry> files) {
  /** The one there is. */
  static final String FORMAT = "hansei-dossier-1";

  static final String PATH = "manifest.json";

  public DossierManifest {
    Objects.requireNonNull(format, "format is null");
    Objects.requireNonNull(promotion, "promotion is null");
    files = List.copyOf(files);
  }

  /**
   * One file.
   *
   * @param erasable whether it holds words or the name of a person, so that it may be gone one day
   */
  public record Entry(String path, Sha256 sha256, long bytes, String mediaType, boolean erasable) {
    public Entry {
      Objects.requireNonNull(path, "path is null");
      Objects.requireNonNull(sha256, "sha256 is null");
      Objects.requireNonNull(mediaType, "mediaType is null");
    }
  }
}
