package dev.hansei.infra.registry.cases;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.failures.Failures;
import dev.hansei.infra.registry.lineage.Edges;
import dev.hansei.workflows.cases.Case;
import dev.hansei.workflows.cases.CaseCheck;
import dev.hansei.workflows.cases.CaseContent;
import dev.hansei.workflows.cases.CaseProblem;
import dev.hansei.workflows.cases.DatasetId;
import dev.hansei.workflows.cases.Split;
import dev.hansei.workflows.failures.FailureId;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Adds cases: the questions are locked, then what is asked already or elsewhere is rejected. */
@Singleton
final class CaseWriter {
  /** Who found a problem that only the registry can see. */
  private static final ModelName REGISTRY = new ModelName("builtin/registry");

  private final DatasetRepository datasets;
  private final CaseRepository cases;
  private final Questions questions;
  private final ClusterKeys clusters;
  private final Failures failures;
  private final Edges edges;
  private final CanonicalJson json;
  private final Ids ids;
  private final Clock clock;

  CaseWriter(
      DatasetRepository datasets,
      CaseRepository cases,
      Questions questions,
      ClusterKeys clusters,
      Failures failures,
      Edges edges,
      CanonicalJson json,
      Ids ids,
      Clock clock) {
    this.datasets = datasets;
    this.cases = cases;
    this.questions = questions;
    this.clusters = clusters;
    this.failures = failures;
    this.edges = edges;
    this.json = json;
    this.ids = ids;
    this.clock = clock;
  }

  /** Within the transaction that is open; in the order given. */
  List<CaseRow> write(ProjectId project, DatasetId dataset, List<NewCase> added, Actor actor) {
    var split = splitOf(project, dataset);
    var originals = clusters.originals(project, added);
    var drafts = new ArrayList<Draft>();
    for (NewCase one : added) {
      drafts.add(draft(one, originals));
    }
    var wanted = drafts.stream().filter(Draft::isWanted).map(Draft::question).toList();
    var holds = questions.lock(project, wanted);
    var asked = asked(project, dataset, wanted);
    var rows = new ArrayList<CaseRow>();
    var now = clock.instant();
    for (Draft draft : drafts) {
      var problem = problem(draft, split, holds, asked);
      var row = row(project, draft, problem, actor, now);
      rows.add(row);
      if (!row.isRejected()) {
        holds.computeIfPresent(draft.question(), (hash, hold) -> hold.taken(split));
        asked.put(draft.question(), Optional.empty());
      }
    }
    cases.insertAll(rows);
    edges.add(project, ClusterKeys.copies(added, rows, originals));
    questions.save(project, holds);
    failures.markHasCase(project, covered(project, drafts, rows, asked));
    return rows;
  }

  private Split splitOf(ProjectId project, DatasetId dataset) {
    return datasets
        .find(project.value(), dataset.value())
        .map(row -> Split.valueOf(row.split()))
        .orElseThrow(() -> RegistryException.notFound("dataset", dataset));
  }

  private Draft draft(NewCase added, Map<UUID, String> originals) {
    var content = json.write(added.content());
    if (content.getBytes(StandardCharsets.UTF_8).length > CaseContent.BYTES_MAX) {
      throw new RegistryException(
          RegistryException.Kind.INVALID,
          "case-too-large",
          "A case has at most %d bytes as JSON; shorten its context."
              .formatted(CaseContent.BYTES_MAX));
    }
    return new Draft(added, content, Questions.hash(added.content().transcript()), originals);
  }

  /** The questions that the dataset asks already, with the row that does. */
  private Map<Sha256, Optional<CaseRow>> asked(
      ProjectId project, DatasetId dataset, List<Sha256> wanted) {
    var asked = new LinkedHashMap<Sha256, Optional<CaseRow>>();
    if (!wanted.isEmpty()) {
      var hashes = new TreeSet<>(wanted).stream().map(Sha256::bytes).toList();
      for (CaseRow row : cases.holding(project.value(), dataset.value(), hashes)) {
        asked.put(row.questionHash(), Optional.of(row));
      }
    }
    return asked;
  }

  private static Optional<CaseProblem> problem(
      Draft draft,
      Split split,
      SortedMap<Sha256, Questions.Hold> holds,
      Map<Sha256, Optional<CaseRow>> asked) {
    var hold = holds.get(draft.question());
    if (!draft.isWanted() || hold == null) {
      return Optional.empty();
    }
    if (!hold.isOpenTo(split)) {
      return Optional.of(CaseProblem.IN_OTHER_SPLIT);
    }
    return asked.containsKey(draft.question())
        ? Optional.of(CaseProblem.DUPLICATE)
        : Optional.empty();
  }

  private CaseRow row(
      ProjectId project, Draft draft, Optional<CaseProblem> problem, Actor actor, Instant now) {
    var id = ids.next();
    var added = draft.added();
    var check = problem.map(found -> with(found, added.check())).or(added::check);
    var state = problem.isPresent() ? Case.State.REJECTED : added.state();
    var origin = added.origin();
    return new CaseRow(
        project.value(),
        id,
        added.datasetId().value(),
        state.name(),
        draft.content(),
        Sha256.of(draft.content()),
        draft.question(),
        state == Case.State.REJECTED ? null : draft.question(),
        false,
        added.weight(),
        check.map(json::write).orElse(null),
        origin.failure().map(FailureId::value).orElse(null),
        origin.document().map(it -> it.value()).orElse(null),
        origin.generation().map(it -> it.value()).orElse(null),
        author(actor),
        ClusterKeys.of(id, added, draft.originals()),
        now,
        state == Case.State.FINAL && actor instanceof Actor.ByPerson);
  }

  /** A failure whose question is asked already needs no further case, but that one weighs more. */
  private List<FailureId> covered(
      ProjectId project,
      List<Draft> drafts,
      List<CaseRow> rows,
      Map<Sha256, Optional<CaseRow>> asked) {
    var covered = new ArrayList<FailureId>();
    var heavier = new TreeMap<UUID, Integer>();
    for (int place = 0; place < drafts.size(); place++) {
      var draft = drafts.get(place);
      var failure = draft.added().origin().failure();
      var kept = asked.get(draft.question());
      if (failure.isEmpty() || kept == null || !draft.isWanted()) {
        continue;
      }
      covered.add(failure.get());
      if (rows.get(place).isRejected() && kept.isPresent()) {
        heavier.merge(kept.get().caseId(), draft.added().weight(), Integer::sum);
      }
    }
    heavier.forEach((id, by) -> cases.addWeight(project.value(), id, by));
    return covered;
  }

  private static CaseCheck with(CaseProblem problem, Optional<CaseCheck> check) {
    var problems = new ArrayList<>(check.map(CaseCheck::problems).orElse(List.of()));
    problems.add(problem);
    return new CaseCheck(
        problems,
        check.map(CaseCheck::checkedBy).orElse(REGISTRY),
        check.map(CaseCheck::note).orElse(""));
  }

  private static @Nullable UUID author(Actor actor) {
    return actor instanceof Actor.ByPerson(var person) ? person.value() : null;
  }

  /**
   * A case on its way in.
   *
   * @param originals what the originals of all that come with it are clustered by
   */
  private record Draft(
      NewCase added, String content, Sha256 question, Map<UUID, String> originals) {
    boolean isWanted() {
      return added.state() != Case.State.REJECTED;
    }
  }
}
