package dev.hansei.api.annotations;

import dev.hansei.api.annotations.QueueSources.Source;
import dev.hansei.api.bodies.Named;
import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.infra.objects.ObjectStore;
import dev.hansei.infra.registry.annotations.Forms;
import dev.hansei.infra.registry.projects.People;
import dev.hansei.workflows.annotations.DeskRules;
import dev.hansei.workflows.annotations.Form;
import dev.hansei.workflows.annotations.FormId;
import dev.hansei.workflows.annotations.FormVersion;
import dev.hansei.workflows.annotations.LabelKind;
import dev.hansei.workflows.annotations.QueuePlan;
import dev.hansei.workflows.annotations.SpansKind;
import dev.hansei.workflows.annotations.TextKind;
import dev.hansei.workflows.criteria.CriterionId;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.ProjectId;
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
  private final AskedRubrics rubrics;
  private final QueueSources sources;
  private final PrelabelRequests prelabels;
  private final People people;
  private final ObjectStore objects;

  QueueRequests(
      NamedCriteria criteria,
      Forms forms,
      AskedRubrics rubrics,
      QueueSources sources,
      PrelabelRequests prelabels,
      People people,
      ObjectStore objects) {
    this.criteria = criteria;
    this.forms = forms;
    this.rubrics = rubrics;
    this.sources = sources;
    this.prelabels = prelabels;
    this.people = people;
    this.objects = objects;
  }

  /** The rubric goes to the object store: history holds its hash alone. */
  QueuePlan of(ProjectId project, NewQueue body) {
    QueuePlan plan = blind(project, body);
    return body.prelabel() == null || body.prelabel().isBlank()
        ? plan
        : prelabels.showing(project, plan, body.prelabel());
  }

  private QueuePlan blind(ProjectId project, NewQueue body) {
    Source source = sources.of(project, body);
    if (body.form() == null) {
      CriterionId asked = criteria.require(project, String.valueOf(body.criterion())).id();
      return plan(project, body, source, new Asked(asked, labels(body, source)));
    }
    FormVersion version = form(project, body.form());
    Form form = version.form();
    checkPairs(form, source.isOfPairs());
    var asked = new Asked(criterionOf(project, body, form), form.lead().kind());
    return plan(project, body, source, asked).askedBy(version.id());
  }

  /** What is asked about, and what can be answered. */
  private record Asked(CriterionId criterion, LabelKind labels) {}

  private static LabelKind labels(NewQueue body, Source source) {
    if (!source.isOfPairs()) {
      return body.labels();
    }
    if (body.categories() != null) {
      throw new InvalidFieldException("categories", NewQueue.PAIRS_ARE_COMPARED);
    }
    return new LabelKind.Pairwise();
  }

  /** Of a pair the leading field asks which is better; of one answer no field can. */
  private static void checkPairs(Form form, boolean isOfPairs) {
    boolean compares =
        isOfPairs
            ? form.lead().kind() instanceof LabelKind.Pairwise
            : form.fields().stream().noneMatch(it -> it.kind() instanceof LabelKind.Pairwise);
    if (isOfPairs && form.fields().stream().anyMatch(it -> isOfOneAnswer(it.kind()))) {
      throw new InvalidFieldException(
          "form", "Spans on the answer and corrections are of one answer, but each item has two.");
    }
    if (!compares) {
      throw new InvalidFieldException(
          "form",
          isOfPairs
              ? "The leading field of a form about pairs is of the type pairwise."
              : "A field of this form compares two answers, but each item has one.");
    }
  }

  private static boolean isOfOneAnswer(LabelKind kind) {
    return kind instanceof TextKind.Correction
        || (kind instanceof SpansKind(var _, var on) && on == SpansKind.On.ANSWER);
  }

  private FormVersion form(ProjectId project, String reference) {
    return Named.require(
        "form",
        reference,
        id -> forms.find(project, new FormId(id)),
        name -> forms.newest(project, name));
  }

  /**
   * The leading field's, or the one that the body names where that field asks about none. Who reads
   * before there are criteria names none: that is open coding.
   */
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
    if (leading.isEmpty() && named.isEmpty() && form.isOfTexts()) {
      return criteria.openCoding(project).id();
    }
    return leading
        .or(() -> named)
        .orElseThrow(() ->
            new InvalidFieldException(
                "criterion",
                "The form's leading field '%s' asks about no criterion; name one here."
                    .formatted(form.lead().key())));
  }

  private QueuePlan plan(ProjectId project, NewQueue body, Source source, Asked asked) {
    var plan =
        new QueuePlan(
            body.name(),
            asked.criterion(),
            asked.labels(),
            rubric(project, asked.criterion(), body),
            source.runs(),
            body.itemsOrUsual(),
            body.reviewersOrOne(),
            body.showsReference(),
            named("assignees", body.assigneesOrAll()),
            body.patienceOrUsual(),
            body.fallbackOrHold(),
            Optional.empty(),
            source.other(),
            Optional.ofNullable(body.selection()).map(NewSelection::selection),
            Optional.empty(),
            Optional.ofNullable(body.desk()).map(this::rules));
    return plan.settledBy(body.settleOrAdjudication());
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
            ? rubrics.newest(project, criterion)
            : Optional.of(body.rubric()).filter(it -> !it.isBlank());
    return text.map(it -> objects.put(it.getBytes(StandardCharsets.UTF_8), MEDIA_TYPE));
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
