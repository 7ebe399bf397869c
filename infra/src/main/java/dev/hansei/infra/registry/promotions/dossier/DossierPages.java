package dev.hansei.infra.registry.promotions.dossier;

import dev.hansei.infra.lineage.CanonicalJson;
import java.io.ByteArrayInputStream;
import java.io.IOException;
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

  /**
   * Whether a sealed dossier says what the bad answers failed at for which its promotion went back.
   *
   * @throws IllegalStateException when it is none that this service made
   */
  public static boolean tellsOfFailures(byte[] zip, CanonicalJson json) {
    try {
      var files = DossierZip.files("dossier", new ByteArrayInputStream(zip));
      return DossierContents.of(files, json).dossier().failureMode().isPresent();
    } catch (DossierMismatch | IOException e) {
      throw new IllegalStateException("not a dossier of ours: " + e.getMessage(), e);
    }
  }
}
