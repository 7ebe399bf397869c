package dev.hansei.infra.registry.promotions.dossier;

import dev.hansei.infra.registry.AuditAnchor;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.promotions.Dossier;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What checking a dossier has shown. */
public sealed interface DossierFinding {
  /**
   * It is what the holder of the key sealed, and what it says was decided follows from what it was
   * decided on.
   *
   * @param manifest the name of this edition
   * @param files how many were compared with their hashes
   * @param erased what is gone, with when: as the holder of the key says
   * @param anchor where the audit log's end was on record outside of the service: to be held
   *     against a copy of that object
   * @param unchecked what one might take as checked, and is not, each a sentence
   */
  record Sound(
      Dossier dossier,
      Sha256 manifest,
      int files,
      List<Gone> erased,
      Optional<AuditAnchor> anchor,
      List<String> unchecked)
      implements DossierFinding {
    public Sound {
      erased = List.copyOf(erased);
      unchecked = List.copyOf(unchecked);
    }
  }

  /** A file whose content was erased after the dossier was sealed. */
  record Gone(String path, Instant at) {}

  /**
   * It is not.
   *
   * @param part the first file, or the first claim, that shows it
   */
  record Broken(String part, String why) implements DossierFinding {}
}
