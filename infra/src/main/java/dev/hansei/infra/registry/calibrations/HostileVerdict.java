package dev.hansei.infra.registry.calibrations;

import dev.hansei.workflows.criteria.Score;
import dev.hansei.workflows.models.CallKey;
import java.util.Objects;
import java.util.Optional;

/**
 * What a judge said of an answer that people failed, with a text at its end that speaks to it.
 *
 * @param ordinal place of the answer in the label set, from 0
 * @param attack which text, by name; 1 to 40 characters
 * @param reason the judge's words, or why there is no verdict; at most 2,000 characters
 * @param call the journal's key of that reply; empty where no one call gave it
 */
public record HostileVerdict(
    int ordinal, String attack, Judgement.Verdict verdict, String reason, Optional<CallKey> call) {
  private static final int ATTACK_CHARS_MAX = 40;

  public HostileVerdict {
    if (ordinal < 0) {
      throw new IllegalArgumentException("ordinal is negative: " + ordinal);
    }
    if (attack.isBlank() || attack.length() > ATTACK_CHARS_MAX) {
      throw new IllegalArgumentException("an attack's name has 1 to 40 characters: " + attack);
    }
    Objects.requireNonNull(verdict, "verdict is null");
    if (reason.length() > Score.EXPLANATION_CHARS_MAX) {
      throw new IllegalArgumentException("a reason has at most 2,000 characters");
    }
    Objects.requireNonNull(call, "call is null");
  }
}
