package dev.hansei.infra.registry.annotations;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.Audit;
import dev.hansei.infra.registry.Page;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.infra.registry.lineage.Artifacts;
import dev.hansei.infra.registry.lineage.Edges;
import dev.hansei.workflows.annotations.AnnotateInput;
import dev.hansei.workflows.annotations.AnnotationActivities.QueueLook;
import dev.hansei.workflows.annotations.AnnotationActivities.QueueName;
import dev.hansei.workflows.annotations.AnnotationActivities.QueueOpening;
import dev.hansei.workflows.annotations.Deadline;
import dev.hansei.workflows.annotations.ItemSet;
import dev.hansei.workflows.annotations.ItemSource;
import dev.hansei.workflows.annotations.Queue;
import dev.hansei.workflows.annotations.QueueCounts;
import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.annotations.QueueState;
import dev.hansei.workflows.lineage.Node;
import dev.hansei.workflows.lineage.NodeKind;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Queues of answers that people label. Written by the activities of {@code Annotate}; each method
 * is one transaction and may be repeated.
 */
@Singleton
public final class Queues {
  private final QueueRepository rows;
  private final TaskRepository tasks;
  private final PlaceRepository places;
  private final CountRepository counts;
  private final TaskDraw draw;
  private final ItemSetRepository itemSets;
  private final Conflicts conflicts;
  private final Notices notices;
  private final Blindness blindness;
  private final Transactions transactions;
  private final Artifacts artifacts;
  private final Edges edges;
  private final Audit audit;
  private final CanonicalJson json;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  Queues(
      QueueRepository rows,
      TaskRepository tasks,
      PlaceRepository places,
      CountRepository counts,
      TaskDraw draw,
      ItemSetRepository itemSets,
      Conflicts conflicts,
      Notices notices,
      Blindness blindness,
      Transactions transactions,
      Artifacts artifacts,
      Edges edges,
      Audit audit,
      CanonicalJson json,
      Clock clock) {
    this.rows = rows;
    this.tasks = tasks;
    this.places = places;
    this.counts = counts;
    this.draw = draw;
    this.itemSets = itemSets;
    this.conflicts = conflicts;
    this.notices = notices;
    this.blindness = blindness;
    this.transactions = transactions;
    this.artifacts = artifacts;
    this.edges = edges;
    this.audit = audit;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Writes the queue with its lineage; one that is there already stays as it is.
   *
   * @throws RegistryException CONFLICT {@code judge-would-show} where another queue about one of
   *     its runs goes on, and one of the two shows what a judge said
   */
  public void prepare(AnnotateInput input, String rubric) {
    ProjectId project = input.projectId();
    transactions.run(() -> {
      if (rows.find(project.value(), input.queueId().value()).isPresent()) {
        return;
      }
      input.plan().rubric().ifPresent(stored -> artifacts.register(project, stored));
      rows.insert(QueueRow.prepared(input, rubric, json, clock.instant()));
      edges.add(project, QueueEdges.of(input, brought(input)));
      audit.append(
          project,
          input.startedBy(),
          "annotations.open",
          node(input.queueId()),
          Map.of(
              "criterion",
              input.plan().criterionId().toString(),
              "reviewers",
              input.plan().reviewers()));
      // The audit log lets one after the other pass, so of two at once the later sees the earlier.
      requireUnspoilt(input);
    });
  }

  private void requireUnspoilt(AnnotateInput input) {
    blindness
        .spoiling(input.projectId(), input.plan())
        .ifPresent(there -> {
          throw new RegistryException(
              RegistryException.Kind.CONFLICT,
              "judge-would-show",
              "Queue '%s' is about answers of the same run, and one of the two shows what a judge said."
                  .formatted(there.plan().name()));
        });
  }

  private Optional<ItemSet> brought(AnnotateInput input) {
    return input.plan().source().orElse(null) instanceof ItemSource.Brought(var set)
        ? itemSets.find(input.projectId().value(), set.value()).map(ItemSetRow::set)
        : Optional.empty();
  }

  /**
   * Draws the tasks that the plan wants, by the hashes of their items, and lets people claim them.
   * A queue that is open already stays as it is.
   */
  public QueueCounts publish(QueueOpening opening) {
    QueueName name = opening.queue();
    return transactions.write(() -> {
      QueueRow row = lock(name);
      if (row.currentState() == QueueState.PREPARING) {
        draw.draw(
            row.projectId(), row.queueId(), opening.itemsMax(), row.queue(json).plan().selection());
        Sha256 salt = salt();
        for (int place = 0; place < opening.reviewers(); place++) {
          tasks.addReviewPlaces(row.projectId(), row.queueId(), place, salt);
        }
        conflicts.write(row.queue(json), row.projectId());
        int planned = count(name).sum();
        rows.publish(
            row.projectId(), row.queueId(), QueueState.OPEN.name(), planned, opening.deadline());
      }
      return count(name);
    });
  }

  /** Kept nowhere: what it orders is. */
  private Sha256 salt() {
    byte[] salt = new byte[32];
    random.nextBytes(salt);
    return Sha256.ofDigest(salt);
  }

  /** What {@code Annotate} decides on. */
  public QueueLook look(QueueName name) {
    UUID project = name.projectId().value();
    UUID queue = name.queueId().value();
    return transactions.read(() ->
        new QueueLook(
            count(name),
            counts.unattended(project, queue).items(),
            counts.reviews(project, queue).items(),
            Optional.of(counts.ratings(project, queue, "").items()).filter(it -> it > 0)));
  }

  /** A place for somebody to settle each dispute that has none. */
  public void openAdjudications(QueueName name) {
    transactions.run(() -> {
      QueueRow row = lock(name);
      if (row.currentState().takesLabels()) {
        tasks.addAdjudicationPlaces(row.projectId(), row.queueId(), PlaceRow.ADJUDICATION);
      }
    });
  }

  /** Does what is done because labels are late, writes it down, and tells those it concerns. */
  public void late(QueueName name, Deadline.Step step) {
    transactions.run(() -> {
      QueueRow row = lock(name);
      if (!row.currentState().takesLabels() || row.lateStep().equals(step.name())) {
        return;
      }
      rows.setLate(after(row, step));
      notices.tell(row, row.queue(json).plan(), step);
      if (step == Deadline.Step.REASSIGN) {
        places.freeLate(row.projectId(), row.queueId(), clock.instant());
      }
      var actor = new Actor.ByWorkflow("annotations/" + name.queueId());
      audit.append(
          name.projectId(),
          actor,
          "annotations.late",
          node(name.queueId()),
          Map.of("step", step.name()));
    });
  }

  private QueueRow after(QueueRow row, Deadline.Step step) {
    boolean isForAll = row.forAll() || step != Deadline.Step.REMIND;
    QueueState state = step == Deadline.Step.FALL_BACK ? QueueState.OVERDUE : row.currentState();
    return new QueueRow(
        row.projectId(),
        row.queueId(),
        row.name(),
        row.criterionId(),
        row.input(),
        row.rubric(),
        row.reviewers(),
        state.name(),
        row.planned(),
        isForAll,
        step.name(),
        clock.instant(),
        row.agreement(),
        row.failureCode(),
        row.createdAt(),
        row.deadline(),
        row.endedAt());
  }

  /** Keeps how far reviewers agree. */
  public void keep(QueueName name, QueueAgreement agreement) {
    transactions.run(() ->
        rows.setAgreement(name.projectId().value(), name.queueId().value(), json.write(agreement)));
  }

  /** Marks a queue as failed; one that has ended stays as it is. */
  public void fail(QueueName name, String code) {
    transactions.run(
        () -> rows.fail(name.projectId().value(), name.queueId().value(), code, clock.instant()));
  }

  /** What the queue asks for and its state; nothing is counted for it. */
  public Optional<Queue> asked(ProjectId project, QueueId id) {
    return transactions.read(
        () -> rows.find(project.value(), id.value()).map(row -> row.queue(json)));
  }

  /** The queue. */
  public Optional<QueueView> find(ProjectId project, QueueId id) {
    return transactions.read(() -> rows.find(project.value(), id.value()).map(this::view));
  }

  /**
   * The queue.
   *
   * @throws RegistryException NOT_FOUND
   */
  public QueueView require(ProjectId project, QueueId id) {
    return find(project, id).orElseThrow(() -> RegistryException.notFound("queue", id));
  }

  /** Queues, newest first; those that take labels only, where that is asked for. */
  public Page<QueueView> page(ProjectId project, QueueFilter filter, PageRequest request) {
    String only = filter == QueueFilter.TAKING_LABELS ? QueueState.OPEN.name() : "";
    return transactions.read(() ->
        Page.of(
            rows.before(project.value(), only, request.beforeId(), request.fetch()),
            request,
            this::view,
            QueueRow::queueId));
  }

  private QueueView view(QueueRow row) {
    var name = new QueueName(new ProjectId(row.projectId()), new QueueId(row.queueId()));
    return new QueueView(
        row.queue(json),
        row.rubric(),
        count(name),
        row.lateStep(),
        agreement(row.agreement()),
        row.failureCode());
  }

  private Optional<QueueAgreement> agreement(@Nullable String text) {
    return Optional.ofNullable(text).map(it -> json.read(it, QueueAgreement.class));
  }

  private QueueCounts count(QueueName name) {
    return CountRow.counts(counts.tasks(name.projectId().value(), name.queueId().value()));
  }

  private QueueRow lock(QueueName name) {
    return rows.lock(name.projectId().value(), name.queueId().value())
        .orElseThrow(() -> RegistryException.notFound("queue", name.queueId()));
  }

  /** A queue's name in lineage. */
  static Node node(QueueId id) {
    return Node.of(NodeKind.QUEUE, id);
  }
}
