package dev.hansei.infra.registry.models;

import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.models.PriceList;
import java.time.Instant;
import java.util.Objects;

/**
 * A price list as it is kept.
 *
 * @param content hash of currency and prices
 * @param note where the prices were read, as the person wrote it; may be empty
 * @param savedBy as the audit log names them
 */
public record SavedPriceList(
    PriceList list, Sha256 content, String note, String savedBy, Instant savedAt) {
  /** A sentence with an address. */
  public static final int NOTE_CHARS_MAX = 500;

  public SavedPriceList {
    Objects.requireNonNull(list, "list is null");
    Objects.requireNonNull(content, "content is null");
    Objects.requireNonNull(note, "note is null");
    Objects.requireNonNull(savedBy, "savedBy is null");
    Objects.requireNonNull(savedAt, "savedAt is null");
  }
}
