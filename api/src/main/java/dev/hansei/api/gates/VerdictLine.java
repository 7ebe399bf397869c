package dev.hansei.api.gates;

import dev.hansei.workflows.gates.Verdict;
import dev.hansei.workflows.gates.VerdictId;
import java.time.Instant;

/** A verdict in a list. */
public record VerdictLine(
    VerdictId id, String gate, Verdict verdict, String candidate, Instant at) {
  /** Pass, Block or Inconclusive, in words. */
  public static String words(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Pass _ -> "pass";
      case Verdict.Block _ -> "block";
      case Verdict.Inconclusive _ -> "inconclusive";
    };
  }

  /** The shape beside the word. */
  public static String shape(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Pass _ -> "good";
      case Verdict.Block _ -> "bad";
      case Verdict.Inconclusive _ -> "wait";
    };
  }
}
