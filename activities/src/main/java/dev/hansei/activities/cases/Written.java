package dev.hansei.activities.cases;

import dev.hansei.workflows.cases.CaseProblem;
import java.util.function.Function;

/** What an author was asked to write, or why there is none. */
sealed interface Written<T> {
  /** It. */
  record Text<T>(T value) implements Written<T> {}

  /** None. */
  record Nothing<T>(CaseProblem problem) implements Written<T> {}

  /** The next step on what was written. */
  default <R> Written<R> then(Function<T, Written<R>> next) {
    return switch (this) {
      case Text<T>(T value) -> next.apply(value);
      case Nothing<T>(CaseProblem problem) -> new Nothing<>(problem);
    };
  }
}
