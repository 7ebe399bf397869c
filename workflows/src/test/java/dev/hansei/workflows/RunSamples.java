package dev.hansei.workflows;

import dev.hansei.workflows.suites.RunSuiteInput;
import dev.hansei.workflows.suites.Target;
import java.util.Map;
import java.util.Optional;

/** What starts a run: against each kind of target, compared, with a seed. */
final class RunSamples {
  private RunSamples() {}

  static void addTo(Map<String, Object> samples, RunSuiteInput input) {
    samples.put("RunSuiteInput", input);
    samples.put("RunSuiteInput.against", input.comparedWith(Optional.of(PayloadSamples.BASELINE)));
    samples.put(
        "RunSuiteInput.recorded",
        new RunSuiteInput(
            PayloadSamples.PROJECT,
            PayloadSamples.CANDIDATE,
            input.suiteId(),
            input.datasetVersionId(),
            new Target.Recorded("ragtruth-gpt-4"),
            1,
            PayloadSamples.PERSON));
    samples.put(
        "RunSuiteInput.http",
        new RunSuiteInput(
            PayloadSamples.PROJECT,
            PayloadSamples.CANDIDATE,
            input.suiteId(),
            input.datasetVersionId(),
            new Target.Http(
                "https://app.example.org/ask",
                "{\"question\": \"{{question}}\", \"promptVersion\": \"{{promptVersion}}\"}",
                "/answer",
                input.target().asked()),
            1,
            PayloadSamples.PERSON));
    addSeeded(samples, input);
  }

  private static void addSeeded(Map<String, Object> samples, RunSuiteInput input) {
    samples.put(
        "RunSuiteInput.seeded",
        new RunSuiteInput(
            PayloadSamples.PROJECT,
            PayloadSamples.CANDIDATE,
            input.suiteId(),
            input.datasetVersionId(),
            new Target.Recorded("ragtruth-gpt-4"),
            3,
            PayloadSamples.PERSON,
            Optional.empty(),
            7L,
            null));
  }
}
