package dev.hansei.api.calibrations;

import dev.hansei.api.bodies.Rules;

/** A test to be started: which judge version. */
public record NewJudgeTest(String judge) {
  public NewJudgeTest {
    Rules.id("judge", judge);
  }
}
