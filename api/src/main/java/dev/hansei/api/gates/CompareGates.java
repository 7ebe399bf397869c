package dev.hansei.api.gates;

import dev.hansei.api.pages.Frame;
import dev.hansei.api.pages.Names;
import dev.hansei.api.suites.ComparePage;
import dev.hansei.api.suites.GatesOfRuns;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.gates.Gates;
import dev.hansei.infra.registry.gates.VerdictView;
import dev.hansei.infra.registry.gates.Verdicts;
import dev.hansei.workflows.gates.Gate;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.suites.RunId;
import jakarta.inject.Singleton;
import java.util.List;

/** What gates have said of two runs, and which can be asked, for the page that compares them. */
@Singleton
final class CompareGates implements GatesOfRuns {
  private final Gates gates;
  private final Verdicts verdicts;
  private final PromotionLink promotion;

  CompareGates(Gates gates, Verdicts verdicts, PromotionLink promotion) {
    this.gates = gates;
    this.verdicts = verdicts;
    this.promotion = promotion;
  }

  @Override
  public List<Gate> askable(Frame frame, ProjectId project) {
    return frame.viewer().is(Role.LEAD) || frame.viewer().is(Role.DEVELOPER)
        ? gates.page(project, PageRequest.first()).items()
        : List.of();
  }

  @Override
  public List<ComparePage.Said> said(
      Frame frame, ProjectId project, RunId baseline, RunId candidate) {
    return verdicts.ofCandidate(project, candidate).stream()
        .filter(view -> view.evidence().baselineRun().filter(baseline::equals).isPresent())
        .map(view -> said(frame, project, view))
        .toList();
  }

  private ComparePage.Said said(Frame frame, ProjectId project, VerdictView view) {
    return new ComparePage.Said(
        frame.to("/gates/verdicts/" + view.id()),
        gates
            .find(project, view.gateId())
            .map(it -> "%s no. %d".formatted(it.name(), it.number()))
            .orElseGet(() -> Names.shortId(view.gateId())),
        VerdictLine.words(view.verdict()),
        VerdictLine.shape(view.verdict()),
        view.recordedAt(),
        promotion.of(frame, project, view));
  }
}
