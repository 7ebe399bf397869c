package dev.hansei.api.gates;

import dev.hansei.api.pages.Frame;
import dev.hansei.infra.registry.gates.VerdictView;
import dev.hansei.infra.registry.prompts.Prompts;
import dev.hansei.infra.registry.suites.Runs;
import dev.hansei.workflows.gates.Verdict;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.prompts.PromptVersion;
import dev.hansei.workflows.suites.RunId;
import jakarta.inject.Singleton;
import java.util.Optional;

/** From a verdict to the form that asks for a promotion on its evidence. */
@Singleton
public final class PromotionLink {
  private final Runs runs;
  private final Prompts prompts;

  PromotionLink(Runs runs, Prompts prompts) {
    this.runs = runs;
    this.prompts = prompts;
  }

  /** Empty unless the verdict is a pass, the viewer a lead, and the candidate a prompt version. */
  public Optional<String> of(Frame frame, ProjectId project, VerdictView verdict) {
    boolean passes = verdict.verdict() instanceof Verdict.Pass;
    return passes && frame.viewer().is(Role.LEAD)
        ? version(project, verdict.evidence().candidateRun())
            .map(version -> address(frame, project, verdict, version))
        : Optional.empty();
  }

  private Optional<PromptVersion> version(ProjectId project, RunId run) {
    return runs.find(project, run)
        .flatMap(view -> view.input().target().asked())
        .flatMap(version -> prompts.version(project, version));
  }

  private String address(
      Frame frame, ProjectId project, VerdictView verdict, PromptVersion version) {
    return frame.to(
        "/promotions/new?prompt=%s&version=%d&gate=%s&candidate=%s%s"
            .formatted(
                prompts.require(project, version.promptId()).name(),
                version.number(),
                verdict.gateId(),
                verdict.evidence().candidateRun(),
                verdict.evidence().baselineRun().map(run -> "&baseline=" + run).orElse("")));
  }
}
