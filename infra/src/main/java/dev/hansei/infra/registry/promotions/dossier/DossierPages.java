package dev.hansei.infra.registry.promotions.dossier;

import dev.hansei.infra.lineage.CanonicalJson;
import java.util.SortedMap;

/** Makes the page of a dossier from its other files. */
public final class DossierPages {
  private DossierPages() {}

  /**
   * The page as HTML.
   *
   * @throws IllegalStateException when the files are not those of a dossier
   */
  public static String of(SortedMap<String, byte[]> files, CanonicalJson json) {
    try {
      return DossierPage.of(DossierContents.of(files, json));
    } catch (DossierMismatch e) {
      throw new IllegalStateException("%s: %s".formatted(e.part(), e.why()), e);
    }
  }
}
