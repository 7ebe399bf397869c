package dev.hansei.workflows;

import dev.hansei.workflows.promotions.PromoteInput;
import dev.hansei.workflows.promotions.Rehearsal;
import dev.hansei.workflows.promotions.RehearsalActivities.FrozenInputs;
import dev.hansei.workflows.promotions.RehearsalActivities.InputsToFreeze;
import dev.hansei.workflows.promotions.RehearsalActivities.RehearsalEnd;
import dev.hansei.workflows.promotions.RehearsalActivities.RehearsalFailure;
import dev.hansei.workflows.promotions.RehearsalActivities.RehearsalKey;
import dev.hansei.workflows.promotions.RehearsalActivities.RunLook;
import java.util.Map;
import java.util.Optional;

/** Payloads of promotions that are rehearsed. */
final class RehearsalSamples {
  private static final Rehearsal REHEARSAL = new Rehearsal(200, Optional.of(5_000_000L));

  private RehearsalSamples() {}

  static void add(Map<String, Object> samples, PromoteInput planned) {
    var run = PayloadSamples.runSuiteInput();
    var key = new RehearsalKey(planned.projectId(), planned.promotionId());
    PromoteInput rehearsed =
        planned.planned(planned.plan().map(plan -> plan.rehearsed(Optional.of(REHEARSAL))));
    samples.put("PromoteInputRehearsed", rehearsed);
    samples.put("InputsToFreeze", new InputsToFreeze(rehearsed, REHEARSAL, run.runId()));
    samples.put("FrozenInputs", new FrozenInputs(Optional.of(run)));
    samples.put("FrozenInputs.none", new FrozenInputs(Optional.empty()));
    samples.put("RehearsalKey", key);
    samples.put("RunLook", new RunLook(true));
    samples.put("RehearsalEnd", new RehearsalEnd(true));
    samples.put("RehearsalFailure", new RehearsalFailure(key, "INVALID"));
  }
}
