package dev.hansei.activities.suites;

import dev.hansei.activities.metrics.formats.JsonAnswers;
import dev.hansei.workflows.cases.CaseContent;
import dev.hansei.workflows.criteria.AssertSet;
import dev.hansei.workflows.criteria.Assertion;
import dev.hansei.workflows.criteria.Metrics;
import dev.hansei.workflows.models.Tool;
import dev.hansei.workflows.models.Usage;
import dev.hansei.workflows.suites.Result;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whether an answer is valid, as a guardrail in an application would find it. Asks no model. */
@Singleton
final class ValidityCheck {
  private final MeasuredAnswers measured;

  ValidityCheck(Metrics metrics) {
    this.measured = new MeasuredAnswers(metrics);
  }

  /** What was found. */
  record Validity(boolean valid, String why) {
    static final Validity VALID = new Validity(true, "valid");
  }

  /**
   * Checks by the assertions, or by the prompt's output schema where there are none.
   *
   * @param target who gave the answer; where it has no schema there are assertions
   */
  Validity of(
      List<Assertion> assertions, StrategyAsked.Member target, CaseContent content, String answer) {
    return assertions.isEmpty()
        ? fits(target.outputSchema(), answer)
        : passes(assertions, target.requests().tools(), content, answer);
  }

  private static Validity fits(String schema, String answer) {
    try {
      return JsonAnswers.is(answer, List.of(schema))
          ? Validity.VALID
          : new Validity(false, "not valid: it does not fit the prompt's output schema");
    } catch (RuntimeException _) {
      return new Validity(false, "not valid: the prompt's output schema cannot be read");
    }
  }

  private Validity passes(
      List<Assertion> assertions, List<Tool> tools, CaseContent content, String answer) {
    // No guardrail has the reference, not even by a tag in a value.
    var blind = new CaseContent(content.question(), "", content.context(), content.fields());
    var given = new GivenAnswer(answer, 0, Usage.NONE, Optional.empty(), tools);
    ItemMarks marks = new ItemMarks();
    for (Assertion assertion : assertions) {
      AssertSet set = assertion.set();
      if (set == null) {
        marks.add(assertion, measured.of(assertion, blind, given));
      } else {
        marks.addSet(
            assertion,
            set.assertions().stream().map(one -> measured.of(one, blind, given)).toList());
      }
    }
    return validity(marks.ended(Optional.empty()).result());
  }

  private static Validity validity(Result result) {
    return switch (result) {
      case Result.Scored scored when scored.passed() -> Validity.VALID;
      case Result.Scored scored ->
          new Validity(
              false,
              scored.scores().stream()
                  .filter(score -> !score.passed())
                  .map(score -> score.metric())
                  .collect(Collectors.joining(", ", "not valid: fails ", "")));
      case Result.Unscored(var reason, _) ->
          new Validity(
              false,
              "not valid: it cannot be checked, "
                  + reason.name().toLowerCase(Locale.ROOT).replace('_', '-'));
      case Result.Errored _, Result.Cancelled _ ->
          throw new IllegalStateException("a check ends in scores");
    };
  }
}
