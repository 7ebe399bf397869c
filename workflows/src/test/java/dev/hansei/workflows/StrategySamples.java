package dev.hansei.workflows;

import dev.hansei.workflows.cases.DatasetVersionId;
import dev.hansei.workflows.criteria.AssertSet;
import dev.hansei.workflows.criteria.Assertion;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.criteria.MetricType;
import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.prompts.PromptVersionId;
import dev.hansei.workflows.suites.RunId;
import dev.hansei.workflows.suites.RunSuiteInput;
import dev.hansei.workflows.suites.Strategy;
import dev.hansei.workflows.suites.SuiteId;
import dev.hansei.workflows.suites.Target;
import java.util.List;
import java.util.Map;

/** The samples of runs whose target has a strategy around it. */
public final class StrategySamples {
  private static final JudgeId JUDGE = JudgeId.of("019a9000-0000-7000-8000-0000000000f1");

  private StrategySamples() {}

  static void addTo(Map<String, Object> samples) {
    samples.put("RunSuiteInput.self-critique", run(new Strategy.SelfCritique(2)));
    samples.put("RunSuiteInput.best-of-n", run(new Strategy.BestOfN(4, JUDGE)));
    samples.put(
        "RunSuiteInput.self-consistency", run(new Strategy.SelfConsistency(5, "json:/answer")));
    samples.put(
        "RunSuiteInput.ensemble",
        run(
            new Strategy.Ensemble(
                List.of(prompted("anthropic/claude")), Strategy.Ensemble.Rule.JUDGE, JUDGE, null)));
    samples.put(
        "RunSuiteInput.retry-until-valid", run(new Strategy.RetryUntilValid(3, List.of(set()))));
  }

  private static Assertion set() {
    var json = new Assertion(MetricType.IS_JSON, "is-json", null, 1, 1, null);
    return new Assertion(
        MetricType.ASSERT_SET,
        "form",
        null,
        1,
        1,
        null,
        null,
        null,
        new AssertSet(List.of(json), true));
  }

  /** A prompt version on that model. */
  public static Target.PromptOnModel prompted(String model) {
    return new Target.PromptOnModel(
        PromptVersionId.of("019a9000-0000-7000-8000-0000000000f2"), new ModelName(model));
  }

  private static RunSuiteInput run(Strategy strategy) {
    return new RunSuiteInput(
        PayloadSamples.PROJECT,
        RunId.of("019a9000-0000-7000-8000-0000000000f3"),
        SuiteId.of("019a9000-0000-7000-8000-0000000000f4"),
        DatasetVersionId.of("019a9000-0000-7000-8000-0000000000f5"),
        new Target.ByStrategy(prompted("openai/gpt-4o-mini"), strategy),
        1,
        PayloadSamples.PERSON);
  }
}
