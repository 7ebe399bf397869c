package dev.hansei.api.calibrations;

import dev.hansei.api.bodies.Rules;
import dev.hansei.api.pages.Section;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.api.projects.ProjectPages;
import dev.hansei.infra.registry.calibrations.AlignmentView;
import dev.hansei.infra.registry.calibrations.Alignments;
import dev.hansei.infra.registry.calibrations.Standings;
import dev.hansei.infra.registry.criteria.Judges;
import dev.hansei.workflows.calibrations.AlignInput;
import dev.hansei.workflows.calibrations.AlignmentId;
import dev.hansei.workflows.cases.Split;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.projects.Role;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Alignments of judges, and whether they helped. */
@Hidden
@Allows
@Controller("/projects/{project}")
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
public class AlignmentPages {
  private final ProjectPages pages;
  private final Alignments alignments;
  private final AlignmentStarter starter;
  private final Standings standings;
  private final Judges judges;

  AlignmentPages(
      ProjectPages pages,
      Alignments alignments,
      AlignmentStarter starter,
      Standings standings,
      Judges judges) {
    this.pages = pages;
    this.alignments = alignments;
    this.starter = starter;
    this.standings = standings;
    this.judges = judges;
  }

  /** One alignment. */
  @Get("/calibrations/alignments/{id}")
  public HttpResponse<byte[]> alignment(Caller caller, UUID id) {
    AlignmentView view = require(caller, id);
    return pages.show(
        "calibrations/alignment.jte",
        new AlignmentPage(
            pages.frame(caller, Section.CALIBRATIONS, "Alignment"),
            view,
            standings.of(caller.projectId(), view.input().judgeId()).name()));
  }

  /** Starts one, in both ways, compared on labels of role gate. */
  @Post("/criteria/judges/{id}/align")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Allows(Role.LEAD)
  public HttpResponse<byte[]> align(Caller caller, UUID id, @Body Map<String, String> form) {
    JudgeId judge =
        judges
            .find(caller.projectId(), new JudgeId(id))
            .orElseThrow(() -> ApiProblem.notFound("judge", id).raise())
            .id();
    int calls =
        Rules.between(
            "calls", number(form.get("calls")), NewAlignment.CALLS, 1, AlignInput.CALLS_MAX);
    var wanted =
        new AlignmentStarter.Wanted(AlignInput.Way.BOTH, NewAlignment.ROUNDS, calls, Split.GATE);
    var started = starter.start(caller.projectId(), judge, wanted, caller.actor());
    return pages.leadTo(
        caller,
        started.view().isPresent()
            ? "/calibrations/alignments/" + started.id()
            : "/criteria/judges/" + judge);
  }

  /** Not a number counts as none, which the field's bounds refuse. */
  private static Integer number(@Nullable String text) {
    try {
      return text == null ? 0 : Integer.parseInt(text.strip());
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /** Stops one. */
  @Post("/calibrations/alignments/{id}/cancel")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Allows(Role.LEAD)
  public HttpResponse<byte[]> cancel(Caller caller, UUID id) {
    AlignmentView view = require(caller, id);
    starter.cancel(caller.projectId(), view.id());
    return pages.leadTo(caller, "/calibrations/alignments/" + view.id());
  }

  private AlignmentView require(Caller caller, UUID id) {
    return alignments
        .find(caller.projectId(), new AlignmentId(id))
        .orElseThrow(() -> ApiProblem.notFound("alignment", id).raise());
  }
}
