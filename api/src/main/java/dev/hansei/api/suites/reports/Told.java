package dev.hansei.api.suites.reports;

import dev.hansei.api.WireJson;
import dev.hansei.api.suites.OutcomeResource;
import dev.hansei.workflows.criteria.Score;
import dev.hansei.workflows.suites.Result;
import java.util.List;

/** What an outcome says of itself, in the API's words. */
final class Told {
  private Told() {}

  static String result(OutcomeResource outcome) {
    return switch (outcome.result()) {
      case Result.Scored _ -> "scored";
      case Result.Errored _ -> "error";
      case Result.Unscored _ -> "unscored";
      case Result.Cancelled _ -> "cancelled";
    };
  }

  /** Why there is no score; empty where there is one, or where the run was cancelled. */
  static String reason(OutcomeResource outcome) {
    return switch (outcome.result()) {
      case Result.Errored(var reason) -> WireJson.nameOf(reason);
      case Result.Unscored(var reason, _) -> WireJson.nameOf(reason);
      case Result.Scored _, Result.Cancelled _ -> "";
    };
  }

  static List<Score> scores(OutcomeResource outcome) {
    return switch (outcome.result()) {
      case Result.Scored(var scores, var _, var _) -> scores;
      case Result.Unscored(_, var scores) -> scores;
      case Result.Errored _, Result.Cancelled _ -> List.of();
    };
  }

  /** Whether it was scored and some assertion did not pass. */
  static boolean failed(OutcomeResource outcome) {
    return !outcome.passed().orElse(true);
  }

  static String answer(OutcomeResource outcome) {
    return outcome.answer().orElse("");
  }
}
