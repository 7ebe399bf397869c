package dev.hansei.infra.registry.annotations;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.SqlFailure;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.workflows.annotations.Lease;
import dev.hansei.workflows.annotations.Purpose;
import dev.hansei.workflows.annotations.Queue;
import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.annotations.TaskId;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Hands tasks out, one person a place. Of many who reach for the same place one gets it; the others
 * get the next. A lease that has ended is no loss by itself: its holder may still submit until
 * somebody else has taken the place.
 */
@Singleton
public final class Leases {
  /** Read at once, so that a crowd spreads instead of queueing for the same place. */
  private static final int CANDIDATES = 64;

  /** After so many lost races in a row somebody is told to try again. */
  private static final int ROUNDS_MAX = 5;

  private final QueueRepository queues;
  private final TaskRepository tasks;
  private final PlaceRepository places;
  private final GoldDeals gold;
  private final Reach reach;
  private final Taken taken;
  private final Transactions transactions;
  private final CanonicalJson json;
  private final Clock clock;

  Leases(
      QueueRepository queues,
      TaskRepository tasks,
      PlaceRepository places,
      GoldDeals gold,
      Reach reach,
      Taken taken,
      Transactions transactions,
      CanonicalJson json,
      Clock clock) {
    this.queues = queues;
    this.tasks = tasks;
    this.places = places;
    this.gold = gold;
    this.reach = reach;
    this.taken = taken;
    this.transactions = transactions;
    this.json = json;
    this.clock = clock;
  }

  /**
   * The next task for a desk: one that it holds already, as after a reload, else a new one, with a
   * lease of {@link Lease#LENGTH}. Reviews by the person itself, held at other desks, are left
   * alone, so two tabs never show the same item.
   *
   * @param shown tasks that the desk has and does not ask for
   * @return empty when nothing is left that this person could do
   * @throws RegistryException NOT_FOUND; CONFLICT {@code queue-closed}, {@code too-many-held} or
   *     {@code busy}; FORBIDDEN {@code not-assigned} or {@code left-out}
   */
  public Optional<Handed> next(
      ProjectId project, QueueId queue, Desk desk, Collection<TaskId> shown) {
    Queue open = open(project, queue, desk.person());
    Optional<Handed> resumed =
        transactions.write(() -> resume(project, open, desk, List.copyOf(shown)));
    if (resumed.isPresent()) {
      return resumed;
    }
    GoldDeals.Hand hand = gold.hand(project.value(), open, desk);
    for (int round = 0; round < ROUNDS_MAX; round++) {
      List<PlaceRow> candidates = candidates(project, queue, desk.person());
      if (candidates.isEmpty()) {
        return Optional.empty();
      }
      Optional<PlaceRow> taken =
          displaced(candidates)
              .flatMap(row -> gold.take(hand, row.orderKey()))
              .or(() -> takeOne(candidates, desk, () -> gold.took(hand)));
      if (taken.isPresent()) {
        return Optional.of(handed(open, taken.get()));
      }
    }
    throw conflict("busy", "Many people are taking tasks at this moment; try again.");
  }

  /**
   * What gold may come before. It comes only where another task could, so that it neither comes
   * last nor takes longer; and before nothing that the person had already, for they would miss it.
   */
  private static Optional<PlaceRow> displaced(List<PlaceRow> candidates) {
    return candidates.stream().anyMatch(row -> row.isGold() || row.isHeld())
        ? Optional.empty()
        : candidates.stream().min(Comparator.comparing(PlaceRow::orderKey));
  }

  private Optional<PlaceRow> takeOne(List<PlaceRow> candidates, Desk desk, Runnable whenTaken) {
    for (PlaceRow candidate : candidates) {
      Optional<PlaceRow> taken = take(candidate, desk);
      if (taken.isPresent()) {
        whenTaken.run();
        return taken;
      }
    }
    return Optional.empty();
  }

  private Queue open(ProjectId project, QueueId id, PersonId person) {
    Queue queue =
        transactions
            .read(() -> queues.find(project.value(), id.value()))
            .orElseThrow(() -> RegistryException.notFound("queue", id))
            .queue(json);
    if (!queue.state().takesLabels()) {
      throw conflict(
          "queue-closed", "Queue '%s' takes no labels now.".formatted(queue.plan().name()));
    }
    SubmitRules.checkPerson(queue, person);
    return queue;
  }

  private Optional<Handed> resume(ProjectId project, Queue queue, Desk desk, List<TaskId> shown) {
    List<PlaceRow> held = places.heldBy(project.value(), desk.person().value());
    Optional<PlaceRow> own =
        held.stream()
            .filter(row -> row.desk().equals(desk.name()))
            .filter(row -> row.queueId().equals(queue.id().value()))
            .filter(row -> !shown.contains(new TaskId(row.taskId())))
            .findFirst();
    Instant now = clock.instant();
    if (own.isEmpty() && held.stream().filter(row -> !row.isFree(now)).count() >= Lease.HELD_MAX) {
      throw conflict(
          "too-many-held",
          "You hold %d tasks; submit some or give them back first.".formatted(Lease.HELD_MAX));
    }
    // Renewed under a lock, for somebody may be taking it at this moment.
    return own.flatMap(row -> places.lock(row.projectId(), row.taskId(), row.place()))
        .filter(row -> row.isHeldBy(desk.person()))
        .map(row -> {
          PlaceRow renewed = row.takenBy(desk.person(), desk.name(), now);
          places.update(renewed);
          return handed(queue, renewed);
        });
  }

  /**
   * The first by right, then the others in any order: who lost a race will lose fewer. What a
   * person gave back comes in its row, gold or not.
   */
  private List<PlaceRow> candidates(ProjectId project, QueueId queue, PersonId person) {
    List<PlaceRow> late =
        transactions.read(() ->
            places.late(
                project.value(), queue.value(), clock.instant(), person.value(), CANDIDATES));
    List<PlaceRow> found = new ArrayList<>(late);
    if (late.stream().allMatch(PlaceRow::isGold)) {
      List<PlaceRow> rest =
          new ArrayList<>(gold.givenBack(project.value(), queue.value(), person.value()));
      rest.addAll(free(project, queue, person));
      // Of equals gold stays first: it was given before the task that it displaced.
      rest.sort(Comparator.comparing(PlaceRow::orderKey));
      found.addAll(rest);
    }
    if (found.size() < 3) {
      return found;
    }
    List<PlaceRow> others = new ArrayList<>(found.subList(1, found.size()));
    Collections.shuffle(others, ThreadLocalRandom.current());
    others.addFirst(found.getFirst());
    return others;
  }

  /** From where the person has come to; from the beginning where nothing is left from there on. */
  private List<PlaceRow> free(ProjectId project, QueueId queue, PersonId person) {
    Sha256 from = reach.of(queue, person);
    List<PlaceRow> found =
        transactions.read(
            () -> places.free(project.value(), queue.value(), from, person.value(), CANDIDATES));
    if (!found.isEmpty()) {
      reach.come(queue, person, found.getFirst().orderKey());
      return found;
    }
    reach.forget(queue, person);
    return from.equals(Reach.BEGIN) ? found : free(project, queue, person);
  }

  private Optional<PlaceRow> take(PlaceRow seen, Desk desk) {
    return transactions.write(() ->
        places
            .lock(seen.projectId(), seen.taskId(), seen.place())
            .filter(row -> row.leaseNumber() == seen.leaseNumber() && row.isFree(clock.instant()))
            .map(row -> {
              taken.left(row);
              return row.takenBy(desk.person(), desk.name(), clock.instant());
            })
            // The unique key refuses a second place of one task, in whatever tab it was reached
            // for.
            .filter(row -> SqlFailure.isInserted(() -> places.update(row))));
  }

  private Handed handed(Queue queue, PlaceRow row) {
    TaskRow task = transactions.read(() -> tasks.find(row.projectId(), row.taskId())).orElseThrow();
    // Nobody is told that an answer is known.
    Purpose purpose = row.isGold() ? Purpose.REVIEW : row.currentPurpose();
    return new Handed(task.task(queue.plan().labels()), purpose, row.lease());
  }

  /**
   * Holds it for {@link Lease#LENGTH} from now.
   *
   * @return the new end; empty when somebody else has it, or it is no longer held
   */
  public Optional<Instant> extend(ProjectId project, TaskId task, PersonId person, long number) {
    Instant until = clock.instant().plus(Lease.LENGTH);
    int held =
        transactions.write(
            () -> places.extend(project.value(), task.value(), person.value(), number, until));
    return held == 1 ? Optional.of(until) : Optional.empty();
  }

  /** Lets others have it; does nothing when the person does not hold it. */
  public void giveBack(ProjectId project, TaskId task, PersonId person) {
    transactions.run(() ->
        places.ofTask(project.value(), task.value()).stream()
            .filter(row -> row.isHeldBy(person))
            .map(row -> places.lock(row.projectId(), row.taskId(), row.place()).orElseThrow())
            .filter(row -> row.isHeldBy(person))
            .forEach(row -> {
              taken.left(row);
              places.update(row.givenBack());
              reach.forget(new QueueId(row.queueId()), person);
            }));
  }

  static RegistryException conflict(String code, String message) {
    return new RegistryException(RegistryException.Kind.CONFLICT, code, message);
  }
}
