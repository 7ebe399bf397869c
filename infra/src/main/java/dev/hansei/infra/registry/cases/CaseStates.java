package dev.hansei.infra.registry.cases;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.infra.registry.UuidBytes;
import dev.hansei.workflows.cases.Case;
import dev.hansei.workflows.cases.CaseId;
import dev.hansei.workflows.cases.DatasetId;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** Moves cases between states. Questions are locked before cases, always in the same order. */
@Singleton
final class CaseStates {
  private final CaseRepository rows;
  private final Questions questions;
  private final DatasetAudit audit;
  private final CanonicalJson json;
  private final Transactions transactions;
  private final Clock clock;

  CaseStates(
      CaseRepository rows,
      Questions questions,
      DatasetAudit audit,
      CanonicalJson json,
      Transactions transactions,
      Clock clock) {
    this.rows = rows;
    this.questions = questions;
    this.audit = audit;
    this.json = json;
    this.transactions = transactions;
    this.clock = clock;
  }

  int finalise(ProjectId project, Collection<CaseId> ids, Actor actor) {
    return transactions.write(() ->
        change(
            project,
            lock(project, ids),
            row -> finalised(requireKept(row), actor instanceof Actor.ByPerson),
            new Told(actor, "cases.case.finalise")));
  }

  /** A person approves what was final without one, too. */
  private static Optional<CaseRow> finalised(CaseRow row, boolean byPerson) {
    boolean isDraft = row.state().equals(Case.State.DRAFT.name());
    return isDraft || (byPerson && !row.approved())
        ? Optional.of(Changes.finalised(row, byPerson))
        : Optional.empty();
  }

  int require(ProjectId project, Collection<CaseId> ids, Actor actor) {
    return transactions.write(() ->
        change(
            project,
            lock(project, ids),
            row ->
                requireKept(row).required()
                    ? Optional.empty()
                    : Optional.of(Changes.required(row, true)),
            new Told(actor, "cases.case.require")));
  }

  int unrequire(ProjectId project, Collection<CaseId> ids, Actor actor) {
    return transactions.write(() ->
        change(
            project,
            lock(project, ids),
            row -> row.required() ? Optional.of(Changes.required(row, false)) : Optional.empty(),
            new Told(actor, "cases.case.unrequire")));
  }

  int drop(ProjectId project, Collection<CaseId> ids, Actor actor) {
    return transactions.write(() -> {
      var hashes = new ArrayList<Sha256>();
      if (!ids.isEmpty()) {
        rows.all(project.value(), keys(ids)).forEach(row -> hashes.add(row.questionHash()));
      }
      var holds = questions.lock(project, hashes);
      int dropped =
          change(
              project,
              lock(project, ids),
              row -> {
                if (row.isRejected()) {
                  return Optional.empty();
                }
                holds.computeIfPresent(row.questionHash(), (hash, hold) -> hold.released());
                return Optional.of(Changes.dropped(row, json));
              },
              new Told(actor, "cases.case.drop"));
      questions.save(project, holds);
      return dropped;
    });
  }

  private int change(
      ProjectId project,
      List<CaseRow> locked,
      Function<CaseRow, Optional<CaseRow>> change,
      Told told) {
    var changed = new TreeMap<DatasetId, List<CaseId>>();
    int count = 0;
    for (CaseRow row : locked) {
      var after = change.apply(row);
      if (after.isPresent()) {
        rows.update(after.get());
        unmark(row, after.get(), told.actor());
        changed
            .computeIfAbsent(new DatasetId(row.datasetId()), id -> new ArrayList<>())
            .add(new CaseId(row.caseId()));
        count++;
      }
    }
    for (var dataset : changed.entrySet()) {
      audit.changed(project, told.actor(), told.action(), dataset.getKey(), dataset.getValue());
    }
    return count;
  }

  private void unmark(CaseRow before, CaseRow after, Actor actor) {
    if (before.required() && !after.required()) {
      rows.unmark(before.projectId(), before.caseId(), clock.instant(), actor.label());
    }
  }

  private List<CaseRow> lock(ProjectId project, Collection<CaseId> ids) {
    var wanted = new TreeSet<>(ids);
    if (wanted.isEmpty()) {
      return List.of();
    }
    var locked = rows.lock(project.value(), keys(wanted));
    locked.forEach(row -> wanted.remove(new CaseId(row.caseId())));
    if (!wanted.isEmpty()) {
      throw RegistryException.notFound("case", wanted.first());
    }
    return locked;
  }

  private static List<byte[]> keys(Collection<CaseId> ids) {
    return new TreeSet<>(ids).stream().map(id -> UuidBytes.of(id.value())).toList();
  }

  private static CaseRow requireKept(CaseRow row) {
    if (row.isRejected()) {
      throw new RegistryException(
          RegistryException.Kind.CONFLICT,
          "case-rejected",
          "Case %s is rejected; add it again instead.".formatted(row.caseId()));
    }
    return row;
  }

  /** Who did what, for the audit log. */
  private record Told(Actor actor, String action) {}
}
