package dev.hansei.infra.registry.suites;

import dev.hansei.workflows.suites.Result;

/** The four ways to end, as the column has them. */
public enum ResultWord {
  SCORED,
  ERROR,
  UNSCORED,
  CANCELLED;

  /** The word for a result. */
  public static ResultWord of(Result result) {
    return switch (result) {
      case Result.Scored _ -> SCORED;
      case Result.Errored _ -> ERROR;
      case Result.Unscored _ -> UNSCORED;
      case Result.Cancelled _ -> CANCELLED;
    };
  }
}
