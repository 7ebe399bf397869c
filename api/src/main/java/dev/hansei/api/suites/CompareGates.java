package dev.hansei.api.suites;

import dev.hansei.api.gates.PromotionLink;
import dev.hansei.api.gates.VerdictLine;
import dev.hansei.api.pages.Frame;
import dev.hansei.api.pages.Names;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.gates.Gates;
import dev.hansei.infra.registry.gates.VerdictView;
import dev.hansei.infra.registry.gates.Verdicts;
import dev.hansei.workflows.gates.Gate;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.projects.Role;
import jakarta.inject.Singleton;
import java.util.List;

/** What gates have said of two runs, and which can be asked. */
@Singleton
final class CompareGates {
  private final Gates gates;
  private final Verdicts verdicts;
  private final RunWords words;
  private final PromotionLink promotion;

  CompareGates(Gates gates, Verdicts verdicts, RunWords words, PromotionLink promotion) {
    this.gates = gates;
    this.verdicts = verdicts;
    this.words = words;
    this.promotion = promotion;
  }

  /** The newest gates, for those who may ask. */
  List<Gate> askable(Frame frame, ProjectId project) {
    return frame.viewer().is(Role.LEAD) || frame.viewer().is(Role.DEVELOPER)
        ? gates.page(project, PageRequest.first()).items()
        : List.of();
  }

  /** What was said of just these two, newest first. */
  List<ComparePage.Said> said(Frame frame, ProjectId project, ComparePageReader.Both both) {
    return verdicts.ofCandidate(project, both.candidate().id()).stream()
        .filter(
            view -> view.evidence().baselineRun().filter(both.baseline().id()::equals).isPresent())
        .map(view -> new ComparePage.Said(line(project, view), promotion.of(frame, project, view)))
        .toList();
  }

  private VerdictLine line(ProjectId project, VerdictView view) {
    return new VerdictLine(
        view.id(),
        gates
            .find(project, view.gateId())
            .map(it -> "%s no. %d".formatted(it.name(), it.number()))
            .orElseGet(() -> Names.shortId(view.gateId())),
        view.verdict(),
        words.target(project, view.evidence().candidateRun()),
        view.recordedAt());
  }
}
