package dev.hansei.infra.registry.failures;

import dev.hansei.infra.registry.Audit;
import dev.hansei.infra.registry.CountLimit;
import dev.hansei.infra.registry.Page;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.infra.registry.UuidBytes;
import dev.hansei.workflows.failures.ClusterId;
import dev.hansei.workflows.failures.CollectionId;
import dev.hansei.workflows.failures.Failure;
import dev.hansei.workflows.failures.FailureId;
import dev.hansei.workflows.failures.FailureReason;
import dev.hansei.workflows.failures.Severity;
import dev.hansei.workflows.lineage.Node;
import dev.hansei.workflows.lineage.NodeKind;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.traces.TraceId;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The failures of a project: at most one per trace. */
@Singleton
public final class Failures {
  /** One generation's worth of ids; a further one takes the rest. */
  public static final int IDS_MAX = 10_000;

  /** Whole texts at once. */
  public static final int TEXTS_MAX = 200;

  private final FailureWriter writer;
  private final FailureRepository rows;
  private final FailureKeyRepository keys;
  private final ReasonRepository reasons;
  private final FailureTexts texts;
  private final Audit audit;
  private final Transactions transactions;

  Failures(
      FailureWriter writer,
      FailureRepository rows,
      FailureKeyRepository keys,
      ReasonRepository reasons,
      FailureTexts texts,
      Audit audit,
      Transactions transactions) {
    this.writer = writer;
    this.rows = rows;
    this.keys = keys;
    this.reasons = reasons;
    this.texts = texts;
    this.audit = audit;
    this.transactions = transactions;
  }

  /**
   * Writes what was found, with lineage from the trace. A trace that has a failure keeps it: its
   * reasons and severity grow, its texts become those of this reading, a dismissed one stays
   * dismissed. A trace that is gone by now is left out. Idempotent; joins the transaction that is
   * open.
   *
   * @param found at most one per trace
   * @return how many traces had none before
   */
  public int record(ProjectId project, CollectionId collection, List<Failure> found) {
    return found.isEmpty() ? 0 : writer.write(project, collection, found);
  }

  /** Newest first. */
  public Page<FailureView> page(ProjectId project, FailureFilter filter, PageRequest request) {
    return transactions.read(() -> {
      var found = before(project, filter, request);
      var why = reasonsOf(project, found);
      return Page.of(
          found,
          request,
          row -> row.view(why.getOrDefault(row.failureId(), List.of())),
          FailureRow::failureId);
    });
  }

  /** As {@link #page}, with whole texts. */
  public Page<FailureDetail> details(ProjectId project, FailureFilter filter, PageRequest request) {
    return transactions.read(() -> {
      var found = before(project, filter, request);
      var whole =
          failures(project, found).stream()
              .collect(Collectors.toMap(it -> it.id().value(), Function.identity()));
      return Page.of(
          found,
          request,
          row -> detail(Objects.requireNonNull(whole.get(row.failureId())), row),
          FailureRow::failureId);
    });
  }

  /** The failures of a cluster, newest first. */
  public Page<FailureView> ofCluster(ProjectId project, ClusterId cluster, PageRequest request) {
    return transactions.read(() -> {
      var found =
          rows.ofCluster(project.value(), cluster.value(), request.beforeId(), request.fetch());
      var why = reasonsOf(project, found);
      return Page.of(
          found,
          request,
          row -> row.view(why.getOrDefault(row.failureId(), List.of())),
          FailureRow::failureId);
    });
  }

  /**
   * Open failures of a cluster of which no case was made yet, oldest first: what "make cases of
   * this" takes; at most {@link #IDS_MAX}.
   */
  public List<FailureId> idsWithoutCase(ProjectId project, ClusterId cluster, int limit) {
    return transactions.read(() ->
        rows.withoutCaseIn(project.value(), cluster.value(), Math.min(limit, IDS_MAX)).stream()
            .map(row -> new FailureId(row.failureId()))
            .toList());
  }

  /** One failure with its whole texts. */
  public Optional<FailureDetail> find(ProjectId project, FailureId id) {
    return transactions.read(() ->
        rows.find(project.value(), id.value())
            .map(row -> detail(failures(project, List.of(row)).getFirst(), row)));
  }

  /** Those that there are, with their whole texts; at most {@link #TEXTS_MAX}. */
  public List<Failure> findAll(ProjectId project, Collection<FailureId> ids) {
    return ids.isEmpty()
        ? List.of()
        : transactions.read(() ->
            failures(
                project,
                rows.all(
                    project.value(),
                    ids.stream().limit(TEXTS_MAX).map(id -> UuidBytes.of(id.value())).toList())));
  }

  /** The failure that a trace became, where it is one. */
  public Optional<FailureView> ofTrace(ProjectId project, TraceId trace) {
    return transactions.read(() -> {
      var found = rows.ofTraces(project.value(), List.of(trace.bytes()));
      var why = reasonsOf(project, found);
      return found.stream()
          .map(row -> row.view(why.getOrDefault(row.failureId(), List.of())))
          .findFirst();
    });
  }

  /**
   * Open failures of which no case was made yet, oldest first, with their whole texts; at most
   * {@link #TEXTS_MAX}.
   */
  public List<Failure> withoutCase(ProjectId project, int limit) {
    return transactions.read(
        () -> failures(project, rows.withoutCase(project.value(), Math.min(limit, TEXTS_MAX))));
  }

  /** As {@link #withoutCase}, ids only; at most {@link #IDS_MAX}. */
  public List<FailureId> idsWithoutCase(ProjectId project, int limit) {
    return transactions.read(() ->
        keys.withoutCase(project.value(), Math.min(limit, IDS_MAX)).stream()
            .map(row -> new FailureId(row.failureId()))
            .toList());
  }

  /** Says that a failure needs no looking at. Again changes nothing. */
  public void dismiss(ProjectId project, FailureId id, Actor actor) {
    change(project, id, FailureState.DISMISSED, actor);
  }

  /** Takes a dismissal back. Again changes nothing. */
  public void reopen(ProjectId project, FailureId id, Actor actor) {
    change(project, id, FailureState.OPEN, actor);
  }

  /** Says that cases were made of these. Joins the transaction that writes the cases. */
  public void markHasCase(ProjectId project, Collection<FailureId> ids) {
    if (!ids.isEmpty()) {
      var marked = ids.stream().distinct().sorted().map(id -> UuidBytes.of(id.value())).toList();
      transactions.run(() -> rows.markHasCase(project.value(), marked));
    }
  }

  /** How many there are, as far as lists count. */
  public FailureCounts counts(ProjectId project) {
    return transactions.read(() -> {
      long without = count(project, FailureState.OPEN, false);
      var byReason = new TreeMap<FailureReason, Long>();
      int most = FailureCounts.OF_REASON_MAX + 1;
      for (FailureReason reason : FailureReason.values()) {
        byReason.put(reason, reasons.countOpen(project.value(), reason.name(), most));
      }
      return new FailureCounts(
          without + count(project, FailureState.OPEN, true),
          without,
          count(project, FailureState.DISMISSED, false)
              + count(project, FailureState.DISMISSED, true),
          byReason);
    });
  }

  private long count(ProjectId project, FailureState state, boolean hasCase) {
    return rows.count(project.value(), state.name(), hasCase, CountLimit.LOOKED_AT);
  }

  /** How many open ones have given no case, to the last one: what is planned by it costs money. */
  public long countWithoutCase(ProjectId project) {
    return transactions.read(
        () -> rows.count(project.value(), FailureState.OPEN.name(), false, Integer.MAX_VALUE));
  }

  private void change(ProjectId project, FailureId id, FailureState state, Actor actor) {
    transactions.run(() -> {
      if (rows.find(project.value(), id.value()).isEmpty()) {
        throw RegistryException.notFound("failure", id);
      }
      if (rows.changeState(project.value(), id.value(), state.name()) > 0) {
        var action =
            state == FailureState.DISMISSED
                ? "failures.failure.dismiss"
                : "failures.failure.reopen";
        audit.append(project, actor, action, Node.of(NodeKind.FAILURE, id), Map.of());
      }
    });
  }

  private List<FailureRow> before(ProjectId project, FailureFilter filter, PageRequest request) {
    return rows.before(
        project.value(),
        request.beforeId(),
        filter.state().map(FailureState::name).orElse(""),
        filter.reason().map(FailureReason::name).orElse(""),
        request.fetch());
  }

  private static FailureDetail detail(Failure failure, FailureRow row) {
    return new FailureDetail(
        failure,
        FailureState.valueOf(row.state()),
        row.hasCase(),
        new CollectionId(row.collectionId()));
  }

  private List<Failure> failures(ProjectId project, List<FailureRow> found) {
    var why = reasonsOf(project, found);
    return found.stream()
        .map(row -> {
          var said = texts.read(row);
          return new Failure(
              new FailureId(row.failureId()),
              new TraceId(row.traceId()),
              why.getOrDefault(row.failureId(), List.of()),
              Severity.valueOf(row.severity()),
              said.question(),
              said.answer(),
              said.correction(),
              row.foundAt());
        })
        .toList();
  }

  private Map<UUID, List<FailureReason>> reasonsOf(ProjectId project, List<FailureRow> found) {
    var why = new TreeMap<UUID, List<FailureReason>>();
    if (!found.isEmpty()) {
      var ids = found.stream().map(row -> UuidBytes.of(row.failureId())).toList();
      for (ReasonRow row : reasons.ofFailures(project.value(), ids)) {
        why.computeIfAbsent(row.failureId(), id -> new ArrayList<>())
            .add(FailureReason.valueOf(row.reason()));
      }
    }
    return why;
  }
}
