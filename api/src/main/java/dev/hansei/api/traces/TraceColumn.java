package dev.hansei.api.traces;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** A column of the list of traces that may be left out. */
public enum TraceColumn {
  MODEL,
  VERSION,
  TOOK,
  TOKENS,
  COST,
  SESSION;

  /** Those that are shown where nobody chose. */
  public static final Set<TraceColumn> USUAL =
      Collections.unmodifiableSet(EnumSet.of(MODEL, TOOK, TOKENS));
}
