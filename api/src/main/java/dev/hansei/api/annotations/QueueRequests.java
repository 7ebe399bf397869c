package dev.hansei.api.annotations;

import dev.hansei.api.problems.ApiProblem;
import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.infra.objects.ObjectStore;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.criteria.Criteria;
import dev.hansei.infra.registry.criteria.Judges;
import dev.hansei.infra.registry.projects.People;
import dev.hansei.infra.registry.suites.RunView;
import dev.hansei.infra.registry.suites.Runs;
import dev.hansei.workflows.annotations.QueuePlan;
import dev.hansei.workflows.criteria.Criterion;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.suites.RunId;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns what a body says into what a queue needs, and refuses what could only fail later. */
@Singleton
final class QueueRequests {
  private static final String MEDIA_TYPE = "text/plain;charset=utf-8";

  private final Criteria criteria;
  private final Judges judges;
  private final Runs runs;
  private final People people;
  private final ObjectStore objects;

  QueueRequests(Criteria criteria, Judges judges, Runs runs, People people, ObjectStore objects) {
    this.criteria = criteria;
    this.judges = judges;
    this.runs = runs;
    this.people = people;
    this.objects = objects;
  }

  /** The rubric goes to the object store: history holds its hash alone. */
  QueuePlan of(ProjectId project, NewQueue body) {
    Criterion criterion = criterion(project, body.criterion());
    return new QueuePlan(
        body.name(),
        criterion.id(),
        body.labels(),
        rubric(project, criterion, body),
        body.runs().stream().map(run -> ended(project, RunId.of(run))).toList(),
        body.itemsOrUsual(),
        body.reviewersOrOne(),
        body.showsReference(),
        assignees(body.assigneesOrAll()),
        body.patienceOrUsual(),
        body.fallbackOrHold());
  }

  /** By id, or by name among the newest 200: there are never many. */
  private Criterion criterion(ProjectId project, String reference) {
    return criteria.page(project, PageRequest.first(PageRequest.LIMIT_MAX)).items().stream()
        .filter(it -> it.name().equals(reference) || it.id().toString().equals(reference))
        .findFirst()
        .orElseThrow(() -> ApiProblem.notFound("criterion", reference).raise());
  }

  private Optional<ArtifactRef> rubric(ProjectId project, Criterion criterion, NewQueue body) {
    Optional<String> text =
        body.rubric() == null
            ? judges.rubricOf(project, criterion.id())
            : Optional.of(body.rubric()).filter(it -> !it.isBlank());
    return text.map(it -> objects.put(it.getBytes(StandardCharsets.UTF_8), MEDIA_TYPE));
  }

  private RunId ended(ProjectId project, RunId id) {
    RunView run = runs.find(project, id).orElseThrow(() -> ApiProblem.notFound("run", id).raise());
    if (!run.state().isTerminal()) {
      throw ApiProblem.refused(
              "run-unended", "Run %s is still going; wait until it has ended.".formatted(id))
          .raise();
    }
    return id;
  }

  private List<PersonId> assignees(List<String> emails) {
    List<PersonId> found = new ArrayList<>();
    for (int i = 0; i < emails.size(); i++) {
      int at = i;
      found.add(
          people
              .findByEmail(emails.get(i))
              .orElseThrow(() ->
                  new InvalidFieldException(
                      "assignees[%d]".formatted(at),
                      "Nobody here has this address; invite them first: POST /people."))
              .id());
    }
    return found;
  }
}
