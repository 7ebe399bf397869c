package dev.hansei.activities.promotions;

import dev.hansei.activities.Workplace;
import dev.hansei.activities.suites.SuiteActivitiesImpl;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.promotions.Rehearsals;
import dev.hansei.workflows.promotions.PromoteInput;
import dev.hansei.workflows.promotions.Rehearsal;
import dev.hansei.workflows.promotions.RehearsalActivities;
import dev.hansei.workflows.promotions.RehearsalActivities.InputsToFreeze;
import dev.hansei.workflows.promotions.RehearsalReport;
import dev.hansei.workflows.prompts.PromptVersion;
import dev.hansei.workflows.suites.RunId;
import dev.hansei.workflows.suites.RunSuiteInput;
import dev.hansei.workflows.suites.SuiteActivities;
import io.temporal.testing.TestActivityEnvironment;
import java.util.Optional;

/** A project of its own with a live version, where candidates are rehearsed by real activities. */
final class Rehearsing implements AutoCloseable {
  final RehearsedPrompt prompt;
  final RehearsalActivities activities;
  final SuiteActivities suites;
  private final Workplace workplace;
  private final TestActivityEnvironment temporal;
  private final PromptVersion live;

  Rehearsing(Workplace workplace) {
    this.workplace = workplace;
    prompt = RehearsedPrompt.in(workplace);
    live = prompt.version("{{question}}", "");
    prompt.putLive(live);
    temporal = TestActivityEnvironment.newInstance();
    temporal.registerActivitiesImplementations(
        workplace.get(RehearsalActivitiesImpl.class), workplace.get(SuiteActivitiesImpl.class));
    activities = temporal.newActivityStub(RehearsalActivities.class);
    suites = temporal.newActivityStub(SuiteActivities.class);
  }

  /** Asks for a candidate that the gate has runs of, and of what is live. */
  PromoteInput request(String template, String schema, Rehearsal wanted) {
    PromptVersion candidate = prompt.version(template, schema);
    RunSuiteInput before = prompt.finished(suites, live);
    RunSuiteInput after = prompt.finished(suites, candidate);
    return prompt.request(candidate, Optional.of(before.runId()), after.runId(), wanted);
  }

  /** Freezes its inputs; the run that asks them, where there are any. */
  Optional<RunSuiteInput> frozen(PromoteInput input) {
    var run = new RunId(workplace.get(Ids.class).next());
    var wanted = input.plan().orElseThrow().rehearsal().orElseThrow();
    return activities.freezeInputs(new InputsToFreeze(input, wanted, run)).run();
  }

  RehearsalReport report(PromoteInput input) {
    return workplace
        .get(Rehearsals.class)
        .find(input.projectId(), input.promotionId())
        .orElseThrow();
  }

  @Override
  public void close() {
    temporal.close();
  }
}
