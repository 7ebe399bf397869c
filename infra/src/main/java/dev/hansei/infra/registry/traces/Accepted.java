package dev.hansei.infra.registry.traces;

/** How many spans are new, and how many were there already. */
public record Accepted(int spans, int duplicates) {
  public Accepted {
    if (spans < 0 || duplicates < 0) {
      throw new IllegalArgumentException("counts are not negative");
    }
  }
}
