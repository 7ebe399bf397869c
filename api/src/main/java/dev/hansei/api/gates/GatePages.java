package dev.hansei.api.gates;

import dev.hansei.api.pages.Frame;
import dev.hansei.api.pages.Names;
import dev.hansei.api.pages.Section;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.api.projects.ProjectPages;
import dev.hansei.api.suites.RunWords;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.gates.Gates;
import dev.hansei.infra.registry.gates.VerdictView;
import dev.hansei.infra.registry.gates.Verdicts;
import dev.hansei.workflows.gates.Gate;
import dev.hansei.workflows.gates.VerdictId;
import dev.hansei.workflows.projects.ProjectId;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** The gates of a project, and what they said. */
@Hidden
@Allows
@Controller("/projects/{project}/gates")
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
public class GatePages {
  private final ProjectPages pages;
  private final Gates gates;
  private final Verdicts verdicts;
  private final RunWords runs;
  private final PromotionLink promotion;
  private final VerdictSight sight;
  private final GateFile file;

  GatePages(
      ProjectPages pages,
      Gates gates,
      Verdicts verdicts,
      RunWords runs,
      PromotionLink promotion,
      VerdictSight sight,
      GateFile file) {
    this.pages = pages;
    this.gates = gates;
    this.verdicts = verdicts;
    this.runs = runs;
    this.promotion = promotion;
    this.sight = sight;
    this.file = file;
  }

  /** Gates and the last verdicts. */
  @Get
  public HttpResponse<byte[]> list(Caller caller) {
    ProjectId project = caller.projectId();
    List<Gate> all = gates.page(project, PageRequest.first()).items();
    return pages.show(
        "gates/list.jte",
        new GateListPage(
            pages.frame(caller, Section.GATES, "Gates"),
            all,
            all.stream().collect(Collectors.toMap(Gate::id, file::write)),
            sight.shown(caller, verdicts.page(project, PageRequest.first()).items()).stream()
                .map(view -> line(project, view))
                .toList()));
  }

  /** One verdict, clause by clause. */
  @Get("/verdicts/{id}")
  public HttpResponse<byte[]> verdict(Caller caller, UUID id) {
    VerdictView view =
        verdicts
            .find(caller.projectId(), new VerdictId(id))
            .orElseThrow(() -> ApiProblem.notFound("verdict", id).raise());
    sight.require(caller, view);
    Gate gate = gates.require(caller.projectId(), view.gateId());
    Frame frame = pages.frame(caller, Section.GATES, "Verdict");
    return pages.show(
        "gates/verdict.jte",
        new VerdictPage(
            frame,
            view.id().toString(),
            gate,
            Ruling.of(view.verdict(), view.evidence(), gate.clauseConfidence()),
            view.recordedAt(),
            runs.target(caller.projectId(), view.evidence().candidateRun()),
            promotion.of(frame, caller.projectId(), view)));
  }

  private VerdictLine line(ProjectId project, VerdictView view) {
    String gate =
        gates
            .find(project, view.gateId())
            .map(it -> "%s no. %d".formatted(it.name(), it.number()))
            .orElseGet(() -> Names.shortId(view.gateId()));
    return new VerdictLine(
        view.id(),
        gate,
        view.verdict(),
        runs.target(project, view.evidence().candidateRun()),
        view.recordedAt());
  }
}
