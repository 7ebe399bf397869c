package dev.hansei.api.monitors;

import dev.hansei.api.bodies.Named;
import dev.hansei.api.bodies.Rules;
import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.api.prompts.PromptFinder;
import dev.hansei.infra.registry.criteria.Judges;
import dev.hansei.workflows.criteria.Judge;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.monitors.LiveDetector;
import dev.hansei.workflows.monitors.MonitorPlan;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;

/** Makes plans of what people ask for. */
@Singleton
final class MonitorRequests {
  /** What needs no settings of the project. */
  private static final List<LiveDetector> USUAL =
      List.of(LiveDetector.REFUSAL, LiveDetector.NO_ANSWER, LiveDetector.ERROR_STATUS);

  private final PromptFinder prompts;
  private final Judges judges;

  MonitorRequests(PromptFinder prompts, Judges judges) {
    this.prompts = prompts;
    this.judges = judges;
  }

  /**
   * The plan.
   *
   * @throws dev.hansei.api.problems.ApiException 404 where prompt or judge is not there
   * @throws InvalidFieldException for a judge that live answers do not suit, or an unknown detector
   */
  MonitorPlan of(ProjectId project, NewMonitor wanted) {
    var prompt = prompts.prompt(project, wanted.prompt());
    List<JudgeId> chosen =
        Rules.listOrEmpty("judges", wanted.judges(), MonitorPlan.JUDGES_MAX).stream()
            .map(id -> judge(project, id))
            .distinct()
            .toList();
    List<LiveDetector> detectors = detectors(wanted);
    if (chosen.isEmpty() && detectors.isEmpty()) {
      throw new InvalidFieldException("detectors", "A monitor has a judge or a detector.");
    }
    return new MonitorPlan(
        prompt.id(),
        wanted.shareOfAll(),
        chosen,
        detectors,
        wanted.callsPerDay() == null ? MonitorPlan.CALLS_PER_DAY_USUAL : wanted.callsPerDay(),
        wanted.everyMinutes() == null ? MonitorPlan.MINUTES_USUAL : wanted.everyMinutes());
  }

  /** Live answers have no reference, and nothing that people said of an earlier answer. */
  private JudgeId judge(ProjectId project, String id) {
    Judge judge = Named.requireId("judge", id, it -> judges.find(project, new JudgeId(it)));
    boolean suits =
        judge.choosesAnswers()
            && judge.members().stream()
                .allMatch(member -> judges.require(project, member).choosesAnswers());
    if (!suits) {
      throw new InvalidFieldException(
          "judges",
          "Judge %s needs what a live answer does not have, such as a reference.".formatted(id));
    }
    return judge.id();
  }

  private static List<LiveDetector> detectors(NewMonitor wanted) {
    return wanted.detectors() == null
        ? USUAL
        : Rules.listOrEmpty("detectors", wanted.detectors(), LiveDetector.values().length).stream()
            .map(MonitorRequests::detector)
            .distinct()
            .toList();
  }

  private static LiveDetector detector(String word) {
    List<String> known = Arrays.stream(LiveDetector.values()).map(LiveDetector::word).toList();
    return LiveDetector.of(word).orElseThrow(() -> Rules.unknownWord("detectors", word, known));
  }
}
