package dev.hansei.infra.registry.annotations;

import dev.hansei.infra.registry.SqlFailure;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.workflows.annotations.Author;
import dev.hansei.workflows.annotations.GoldTurns;
import dev.hansei.workflows.annotations.Purpose;
import dev.hansei.workflows.annotations.Queue;
import dev.hansei.workflows.annotations.TaskId;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.projects.PersonId;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntSupplier;

/**
 * Gives gold out among the other tasks: each item once to each person, at turns that {@link
 * GoldTurns} says. For every person a place is made when they are given it, so gold is never taken
 * from anybody, and looks to its holder like any other task.
 *
 * <p>A turn is how many tasks the person has and is done with. Who gives tasks back and asks again
 * goes over the same turns, and is given the same tasks: gold comes on new ground alone.
 */
@Singleton
final class GoldDeals {
  /** From here on places are for answers to gold. */
  static final int PLACE = 1_000;

  /** Places are numbered by chance: fifty people at once would all want the next number. */
  private static final int PLACES = 1 << 30;

  /** That somebody has the same number already is a matter of one in millions, and not twice. */
  private static final int TRIES = 3;

  private final GoldRepository gold;
  private final TurnRepository turns;
  private final PlaceRepository places;
  private final TaskRepository tasks;
  private final CountRepository counts;
  private final Transactions transactions;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  GoldDeals(
      GoldRepository gold,
      TurnRepository turns,
      PlaceRepository places,
      TaskRepository tasks,
      CountRepository counts,
      Transactions transactions,
      Clock clock) {
    this.gold = gold;
    this.turns = turns;
    this.places = places;
    this.tasks = tasks;
    this.counts = counts;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * How a person stands with the gold of a queue.
   *
   * @param open what the person was not given yet; without any nothing is counted
   * @param had how many tasks the person has and is done with
   */
  record Hand(UUID project, Queue queue, Desk desk, TurnRow turn, List<GoldRow> open, long had) {
    boolean isDue() {
      return !open.isEmpty()
          && had >= turn.turns()
          && GoldTurns.isGold(turn.salt(), queue.plan().rules().goldEvery(), had);
    }

    Walk walk() {
      return new Walk(project, queue.id().value(), desk.person().value());
    }
  }

  Hand hand(UUID project, Queue queue, Desk desk) {
    var walk = new Walk(project, queue.id().value(), desk.person().value());
    List<GoldRow> open =
        transactions.read(() -> gold.openFor(project, walk.queue(), walk.person()));
    if (open.isEmpty()) {
      return new Hand(project, queue, desk, walk.beginning(), open, 0);
    }
    TurnRow turn = turn(walk);
    return new Hand(project, queue, desk, turn, open, transactions.read(() -> had(walk)));
  }

  private long had(Walk walk) {
    String author = new Author.ByPerson(new PersonId(walk.person())).label();
    return counts.had(walk.project(), walk.queue(), walk.person(), author).stream()
        .mapToLong(CountRow::items)
        .sum();
  }

  private TurnRow turn(Walk walk) {
    return transactions.findOrInsert(
        () -> turns.find(walk.project(), walk.queue(), walk.person()),
        () -> {
          var begun =
              new TurnRow(walk.project(), walk.queue(), walk.person(), 0, random.nextLong());
          turns.insert(begun);
          return begun;
        });
  }

  /**
   * Takes the person's next item of gold, where it is its turn.
   *
   * @param order where the task stands that they would have been given; the gold stands before it
   *     from now on, so that it comes again in its row when it is given back
   */
  Optional<PlaceRow> take(Hand hand, Sha256 order) {
    if (!hand.isDue()) {
      return Optional.empty();
    }
    return hand.open().stream()
        .sorted(
            Comparator.comparingLong(
                row -> GoldTurns.order(hand.turn().salt(), new TaskId(row.taskId()))))
        .limit(TRIES)
        .map(row -> transactions.write(() -> take(hand, row, order)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<PlaceRow> take(Hand hand, GoldRow row, Sha256 order) {
    TaskRow task = tasks.find(row.projectId(), row.taskId()).orElseThrow();
    Optional<PlaceRow> taken = hold(task, hand.desk(), order);
    taken.ifPresent(_ -> count(hand));
    return taken;
  }

  /**
   * What a person gave back, which they are given again, in its order. Two that came one after the
   * other displaced the same task: of these the one that was given out first is the first again.
   */
  List<PlaceRow> givenBack(UUID project, UUID queue, UUID person) {
    return transactions.read(() -> {
      List<PlaceRow> back = places.givenBackBy(project, queue, person);
      if (back.size() < 2) {
        return back;
      }
      long salt = turns.find(project, queue, person).map(TurnRow::salt).orElse(0L);
      return back.stream()
          .sorted(
              Comparator.comparing(PlaceRow::orderKey)
                  .thenComparingLong(row -> GoldTurns.order(salt, new TaskId(row.taskId()))))
          .toList();
    });
  }

  /** Notes that the person took a task, gold or not. */
  void took(Hand hand) {
    if (!hand.open().isEmpty()) {
      transactions.run(() -> count(hand));
    }
  }

  private void count(Hand hand) {
    Walk walk = hand.walk();
    turns.came(walk.project(), walk.queue(), walk.person(), had(walk));
  }

  /**
   * A place of a gold task for one person that was not given it, held; within a transaction. It is
   * of no other order than the item's own, for it displaces nothing.
   */
  Optional<PlaceRow> hold(TaskRow task, Desk desk) {
    return hold(task, desk, task.itemSha256());
  }

  private Optional<PlaceRow> hold(TaskRow task, Desk desk, Sha256 order) {
    for (int one = 0; one < TRIES; one++) {
      int place = PLACE + random.nextInt(PLACES);
      PlaceRow held = free(task, place, order).takenBy(desk.person(), desk.name(), clock.instant());
      if (SqlFailure.isInserted(() -> places.insert(held))) {
        return Optional.of(held);
      }
    }
    return Optional.empty();
  }

  private static PlaceRow free(TaskRow task, int place, Sha256 order) {
    return new PlaceRow(
        task.projectId(),
        task.taskId(),
        place,
        task.queueId(),
        order,
        Purpose.GOLD.name(),
        "FREE",
        null,
        "",
        0,
        null);
  }

  /**
   * What of the gold counts to a person as left: what they hold or gave back, and what will come
   * along with so many other tasks. Within a transaction.
   *
   * @param waiting what is left of the others, those that the person holds with them
   * @param every of how many tasks one is gold; asked only where there is some
   */
  int ahead(Walk walk, int waiting, IntSupplier every) {
    List<PlaceRow> held =
        places.heldBy(walk.project(), walk.person()).stream()
            .filter(row -> row.queueId().equals(walk.queue()))
            .toList();
    int heldGold = (int) held.stream().filter(PlaceRow::isGold).count();
    int givenBack = places.givenBackBy(walk.project(), walk.queue(), walk.person()).size();
    int ownGold = heldGold + givenBack;
    List<GoldRow> open = gold.openFor(walk.project(), walk.queue(), walk.person());
    if (open.isEmpty()) {
      return ownGold;
    }
    TurnRow turn =
        turns.find(walk.project(), walk.queue(), walk.person()).orElseGet(walk::beginning);
    long had = had(walk);
    long next = Math.max(had, turn.turns());
    // Until then comes what was given back, gold among it, and no new gold.
    long again = Math.max(0, next - had - givenBack);
    int left = (int) Math.max(0, waiting - (held.size() - heldGold) - again);
    return ownGold + GoldTurns.ahead(turn.salt(), every.getAsInt(), next, left, open.size());
  }

  /** One person's way through one queue. */
  record Walk(UUID project, UUID queue, UUID person) {
    TurnRow beginning() {
      return new TurnRow(project, queue, person, 0, 0);
    }
  }
}
