package dev.hansei.infra.registry.promotions.dossier;

import java.io.Serial;

/** A dossier is not what it should be: the first thing that shows it, and why. */
public final class DossierMismatch extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  private final String part;

  DossierMismatch(String part, String why) {
    super(why);
    this.part = part;
  }

  DossierMismatch(String part, String why, Throwable cause) {
    super(why, cause);
    this.part = part;
  }

  /** Which file, or which claim; never text that the file itself made up unbounded. */
  public String part() {
    return part;
  }

  /** Why, in words. */
  public String why() {
    return String.valueOf(getMessage());
  }
}
