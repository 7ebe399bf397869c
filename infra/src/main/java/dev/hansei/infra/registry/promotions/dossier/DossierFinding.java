package dev.hansei.infra.registry.promotions.dossier;

import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.promotions.Dossier;
import java.time.Instant;
import java.util.List;

/** What checking a dossier has shown. */
public sealed interface DossierFinding {
  /**
   * It is what the holder of the key sealed, and what it says was decided follows from what it was
   * decided on.
   *
   * @param manifest the name of this edition
   * @param files how many were compared with their hashes
   * @param erased what is gone, with when: as the holder of the key says
   */
  record Sound(Dossier dossier, Sha256 manifest, int files, List<Gone> erased)
      implements DossierFinding {
    public Sound {
      erased = List.copyOf(erased);
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
