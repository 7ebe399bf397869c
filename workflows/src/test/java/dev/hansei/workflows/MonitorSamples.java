package dev.hansei.workflows;

import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.monitors.LiveDetector;
import dev.hansei.workflows.monitors.MonitorActivities;
import dev.hansei.workflows.monitors.MonitorId;
import dev.hansei.workflows.monitors.MonitorInput;
import dev.hansei.workflows.monitors.MonitorPlan;
import dev.hansei.workflows.monitors.MonitorProgress;
import dev.hansei.workflows.monitors.MonitorState;
import dev.hansei.workflows.prompts.PromptId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The samples of monitors. */
public final class MonitorSamples {
  private MonitorSamples() {}

  static void add(Map<String, Object> samples) {
    MonitorInput input = input();
    samples.put("MonitorInput", input);
    samples.put("MonitorInput.carried", carried(7));
    var tick = new MonitorActivities.Tick(input.projectId(), input.monitorId(), 7);
    samples.put("Tick", tick);
    samples.put("TickPlan", new MonitorActivities.TickPlan(MonitorState.WATCHING, true));
    samples.put(
        "TickPlan.behind",
        new MonitorActivities.TickPlan(MonitorState.WATCHING, true, Optional.of(true)));
    samples.put("MonitorInput.within", within(7, "2026-11-30T01:02:04Z/0123"));
    samples.put(
        "TickPage",
        new MonitorActivities.TickPage(
            tick, Optional.of("2026-11-30T01:02:03.456Z/0123456789abcdef0123456789abcdef")));
    samples.put(
        "ScoredPage",
        new MonitorActivities.ScoredPage(
            12, Optional.of("2026-11-30T01:02:04Z/0123456789abcdef0123456789abcdef")));
    samples.put(
        "MonitorEnd",
        new MonitorActivities.MonitorEnd(input.projectId(), input.monitorId(), "NOT_FOUND"));
  }

  /** A tenth of a prompt's traffic, by two detectors and a judge, every five minutes. */
  public static MonitorInput input() {
    return new MonitorInput(
        PayloadSamples.PROJECT,
        MonitorId.of("019a9000-0000-7000-8000-0000000000f1"),
        new MonitorPlan(
            PromptId.of("019a9000-0000-7000-8000-0000000000f2"),
            1_000,
            List.of(JudgeId.of("019a9000-0000-7000-8000-0000000000f3")),
            List.of(LiveDetector.REFUSAL, LiveDetector.ERROR_STATUS),
            500,
            5),
        PayloadSamples.PERSON,
        Optional.empty());
  }

  /** The same in a later execution. */
  public static MonitorInput carried(int tick) {
    return carried(new MonitorProgress(tick));
  }

  /** The same in one that goes on in the middle of a look. */
  public static MonitorInput within(int tick, String after) {
    return carried(new MonitorProgress(tick, Optional.of(after)));
  }

  private static MonitorInput carried(MonitorProgress progress) {
    MonitorInput input = input();
    return new MonitorInput(
        input.projectId(),
        input.monitorId(),
        input.plan(),
        input.startedBy(),
        Optional.of(progress));
  }
}
