package dev.hansei.api.annotations;

import dev.hansei.api.bodies.Named;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.infra.objects.ObjectStore;
import dev.hansei.infra.registry.annotations.Forms;
import dev.hansei.infra.registry.criteria.Judges;
import dev.hansei.infra.registry.projects.People;
import dev.hansei.infra.registry.suites.RunView;
import dev.hansei.infra.registry.suites.Runs;
import dev.hansei.workflows.annotations.DeskRules;
import dev.hansei.workflows.annotations.Form;
import dev.hansei.workflows.annotations.FormId;
import dev.hansei.workflows.annotations.FormVersion;
import dev.hansei.workflows.annotations.LabelKind;
import dev.hansei.workflows.annotations.QueuePlan;
import dev.hansei.workflows.criteria.CriterionId;
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

  private final NamedCriteria criteria;
  private final Forms forms;
  private final Judges judges;
  private final Runs runs;
  private final People people;
  private final ObjectStore objects;

  QueueRequests(
      NamedCriteria criteria,
      Forms forms,
      Judges judges,
      Runs runs,
      People people,
      ObjectStore objects) {
    this.criteria = criteria;
    this.forms = forms;
    this.judges = judges;
    this.runs = runs;
    this.people = people;
    this.objects = objects;
  }

  /** The rubric goes to the object store: history holds its hash alone. */
  QueuePlan of(ProjectId project, NewQueue body) {
    if (body.form() == null) {
      CriterionId asked = criteria.require(project, String.valueOf(body.criterion())).id();
      return plan(project, body, asked, body.labels());
    }
    FormVersion version = form(project, body.form());
    Form form = version.form();
    return plan(project, body, criterionOf(project, body, form), form.lead().kind())
        .askedBy(version.id());
  }

  private FormVersion form(ProjectId project, String reference) {
    return Named.require(
        "form",
        reference,
        id -> forms.find(project, new FormId(id)),
        name -> forms.newest(project, name));
  }

  /** The leading field's, or the one that the body names where that field asks about none. */
  private CriterionId criterionOf(ProjectId project, NewQueue body, Form form) {
    Optional<CriterionId> leading = form.lead().criterionId();
    Optional<CriterionId> named =
        Optional.ofNullable(body.criterion())
            .filter(it -> !it.isBlank())
            .map(it -> criteria.require(project, it).id());
    if (leading.isPresent() && named.isPresent() && !named.equals(leading)) {
      throw new InvalidFieldException(
          "criterion", "The leading field of the form asks about another criterion; leave it out.");
    }
    boolean isOfAnother =
        leading.isEmpty()
            && named.isPresent()
            && form.fields().stream().anyMatch(field -> field.criterionId().equals(named));
    if (isOfAnother) {
      throw new InvalidFieldException(
          "criterion", "Another field of the form asks about this criterion.");
    }
    return leading
        .or(() -> named)
        .orElseThrow(() ->
            new InvalidFieldException(
                "criterion",
                "The form's leading field '%s' asks about no criterion; name one here."
                    .formatted(form.lead().key())));
  }

  private QueuePlan plan(
      ProjectId project, NewQueue body, CriterionId criterion, LabelKind labels) {
    var plan = new QueuePlan(
        body.name(),
        criterion,
        labels,
        rubric(project, criterion, body),
        body.runs().stream().map(run -> ended(project, RunId.of(run))).toList(),
        body.itemsOrUsual(),
        body.reviewersOrOne(),
        body.showsReference(),
        named("assignees", body.assigneesOrAll()),
        body.patienceOrUsual(),
        body.fallbackOrHold());
    return body.desk() == null ? plan : plan.at(rules(body.desk()));
  }

  private DeskRules rules(NewDesk desk) {
    return new DeskRules(
        desk.goldShareOrUsual(),
        desk.goldFloorOrUsual(),
        named("desk.exclude", desk.excluded()),
        desk.allowsOwnWork());
  }

  private Optional<ArtifactRef> rubric(ProjectId project, CriterionId criterion, NewQueue body) {
    if (body.form() != null && body.rubric() == null) {
      // The form's fields have theirs.
      return Optional.empty();
    }
    Optional<String> text =
        body.rubric() == null
            ? judges.rubricOf(project, criterion)
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

  private List<PersonId> named(String field, List<String> emails) {
    List<PersonId> found = new ArrayList<>();
    for (int i = 0; i < emails.size(); i++) {
      int at = i;
      found.add(
          people
              .findByEmail(emails.get(i))
              .orElseThrow(() ->
                  new InvalidFieldException(
                      "%s[%d]".formatted(field, at),
                      "Nobody here has this address; invite them first: POST /people."))
              .id());
    }
    return found;
  }
}
