package dev.hansei.infra.registry.cases;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.Page;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.infra.registry.UuidBytes;
import dev.hansei.workflows.cases.Case;
import dev.hansei.workflows.cases.CaseContent;
import dev.hansei.workflows.cases.CaseId;
import dev.hansei.workflows.cases.DatasetId;
import dev.hansei.workflows.cases.DatasetVersionId;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The cases of datasets. Their content never changes; where they stand does. */
@Singleton
public final class Cases {
  /** One import's worth; bounds the transaction. */
  public static final int CASES_MAX = 1_000;

  private final CaseWriter writer;
  private final CaseStates states;
  private final CaseRepository rows;
  private final DatasetAudit audit;
  private final CanonicalJson json;
  private final Transactions transactions;

  Cases(
      CaseWriter writer,
      CaseStates states,
      CaseRepository rows,
      DatasetAudit audit,
      CanonicalJson json,
      Transactions transactions) {
    this.writer = writer;
    this.states = states;
    this.rows = rows;
    this.audit = audit;
    this.json = json;
    this.transactions = transactions;
  }

  /**
   * What tells questions apart: the same for those that differ in letter case, white space or
   * Unicode form only, with all that was said before them.
   */
  public static Sha256 question(CaseContent content) {
    return Questions.hash(content.transcript());
  }

  /** As {@link #addAll}, one case, without a word to the audit log where no person brings it. */
  public Case add(ProjectId project, NewCase added, Actor actor) {
    return addAll(project, added.datasetId(), List.of(added), actor).getFirst();
  }

  /**
   * Adds cases to one dataset. A question that it asks already, or that stands in a dataset of
   * another split, is added as rejected with that problem; letter case, white space and Unicode
   * form do not make a question another. A failure whose question is asked already adds its weight
   * to that case. Joins the transaction that is open.
   *
   * @param added at most {@link #CASES_MAX}
   * @return the cases in the order given
   * @throws RegistryException NOT_FOUND for the dataset; INVALID {@code case-too-large}
   */
  public List<Case> addAll(ProjectId project, DatasetId dataset, List<NewCase> added, Actor actor) {
    if (added.isEmpty() || added.size() > CASES_MAX) {
      throw new IllegalArgumentException(
          "1 to %d cases at once: %d".formatted(CASES_MAX, added.size()));
    }
    if (added.stream().anyMatch(one -> !one.datasetId().equals(dataset))) {
      throw new IllegalArgumentException("all cases go to one dataset: " + dataset);
    }
    return transactions.write(() -> {
      var written = writer.write(project, dataset, added, actor);
      var cases = written.stream().map(row -> row.read(json)).toList();
      if (actor instanceof Actor.ByPerson) {
        var ids = cases.stream().map(Case::id).toList();
        audit.changed(project, actor, "cases.case.add", dataset, ids);
      }
      return cases;
    });
  }

  /**
   * Drafts become final; final ones stay so. Where a person asks, all of them are approved.
   *
   * @return how many changed
   * @throws RegistryException NOT_FOUND; CONFLICT {@code case-rejected}
   */
  public int finalise(ProjectId project, Collection<CaseId> ids, Actor actor) {
    return states.finalise(project, ids, actor);
  }

  /**
   * A person rejects cases; their questions are free again. Versions that hold them keep them.
   *
   * @return how many changed
   * @throws RegistryException NOT_FOUND
   */
  public int drop(ProjectId project, Collection<CaseId> ids, Actor actor) {
    return states.drop(project, ids, actor);
  }

  /**
   * A gate lets nothing pass that fails these.
   *
   * @return how many changed
   * @throws RegistryException NOT_FOUND; CONFLICT {@code case-rejected}
   */
  public int require(ProjectId project, Collection<CaseId> ids, Actor actor) {
    return states.require(project, ids, actor);
  }

  /** Takes {@link #require} back. */
  public int unrequire(ProjectId project, Collection<CaseId> ids, Actor actor) {
    return states.unrequire(project, ids, actor);
  }

  /** One case. */
  public Optional<Case> find(ProjectId project, CaseId id) {
    return transactions.read(
        () -> rows.find(project.value(), id.value()).map(row -> row.read(json)));
  }

  /** Those of the cases that are there, in the order of ids; at most {@link #CASES_MAX}. */
  public List<Case> findAll(ProjectId project, Collection<CaseId> ids) {
    if (ids.size() > CASES_MAX) {
      throw new IllegalArgumentException("at most 1,000 cases at once: " + ids.size());
    }
    return ids.isEmpty()
        ? List.of()
        : transactions.read(() ->
            rows
                .all(project.value(), ids.stream().map(id -> UuidBytes.of(id.value())).toList())
                .stream()
                .map(row -> row.read(json))
                .toList());
  }

  /** Oldest first. */
  public Page<Case> page(
      ProjectId project, DatasetId dataset, Optional<Case.State> state, PageRequest request) {
    return transactions.read(() -> {
      var after = request.afterId();
      var found =
          state.isPresent()
              ? rows.ofStateAfter(
                  project.value(), dataset.value(), state.get().name(), after, request.fetch())
              : rows.after(project.value(), dataset.value(), after, request.fetch());
      return Page.of(found, request, row -> row.read(json), CaseRow::caseId);
    });
  }

  /** How many cases of a dataset stand where. */
  public CaseCounts counts(ProjectId project, DatasetId dataset) {
    return transactions.read(() ->
        new CaseCounts(
            rows.count(project.value(), dataset.value(), Case.State.DRAFT.name()),
            rows.count(project.value(), dataset.value(), Case.State.FINAL.name()),
            rows.count(project.value(), dataset.value(), Case.State.REJECTED.name())));
  }

  /**
   * Cases of a version in its order, from one place, inclusive, to another, exclusive. A case that
   * was dropped since stands there still.
   */
  public List<Case> ofVersion(ProjectId project, DatasetVersionId version, int from, int to) {
    return transactions.read(() ->
        rows.ofVersion(project.value(), version.value(), from, to).stream()
            .map(row -> row.read(json))
            .toList());
  }
}
