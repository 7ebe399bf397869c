package dev.hansei.workflows.gates;

import java.util.Objects;

/**
 * What a gate decides on within one slice.
 *
 * @param cases of the candidate's run in it; 0 where there is none
 * @param evidence of these cases alone
 */
public record SliceEvidence(String by, String value, int cases, Evidence evidence) {
  public SliceEvidence {
    Objects.requireNonNull(by, "by is null");
    Objects.requireNonNull(value, "value is null");
    Objects.requireNonNull(evidence, "evidence is null");
    if (cases < 0) {
      throw new IllegalArgumentException("cases are counted from 0: " + cases);
    }
  }
}
