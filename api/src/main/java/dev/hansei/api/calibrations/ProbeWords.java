package dev.hansei.api.calibrations;

import dev.hansei.workflows.calibrations.Probe;

/** Probes in plain words. */
public final class ProbeWords {
  private ProbeWords() {}

  /** What may lead a judge. */
  public static String kind(Probe.Kind kind) {
    return switch (kind) {
      case HOSTILE_TEXT -> "text that speaks to it";
      case LENGTH -> "length";
      case SELF_PREFERENCE -> "answers of its own family";
      case POSITION -> "the place of an answer";
      case LIKENESS -> "one thing wrong in an answer";
    };
  }

  /** How it went, with a shape. */
  public static String result(Probe.Result result) {
    return switch (result) {
      case HELD -> "✓ within the limit";
      case FAILED -> "✕ beyond the limit";
      case NOT_MEASURABLE -> "? not measurable";
    };
  }
}
