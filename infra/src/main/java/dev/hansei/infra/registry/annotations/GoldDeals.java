package dev.hansei.infra.registry.annotations;

import dev.hansei.infra.registry.SqlFailure;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.workflows.annotations.GoldTurns;
import dev.hansei.workflows.annotations.Purpose;
import dev.hansei.workflows.annotations.Queue;
import dev.hansei.workflows.annotations.TaskId;
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
  private final Transactions transactions;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  GoldDeals(
      GoldRepository gold,
      TurnRepository turns,
      PlaceRepository places,
      TaskRepository tasks,
      Transactions transactions,
      Clock clock) {
    this.gold = gold;
    this.turns = turns;
    this.places = places;
    this.tasks = tasks;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * How a person stands with the gold of a queue.
   *
   * @param open what the person was not given yet; without any nothing is counted
   */
  record Hand(UUID project, Queue queue, Desk desk, TurnRow turn, List<GoldRow> open) {
    boolean isDue() {
      return !open.isEmpty()
          && GoldTurns.isGold(turn.salt(), queue.plan().rules().goldEvery(), turn.turns());
    }
  }

  Hand hand(UUID project, Queue queue, Desk desk) {
    var walk = new Walk(project, queue.id().value(), desk.person().value());
    List<GoldRow> open =
        transactions.read(() -> gold.openFor(project, walk.queue(), walk.person()));
    TurnRow turn = open.isEmpty() ? walk.beginning() : turn(walk);
    return new Hand(project, queue, desk, turn, open);
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

  /** Takes the person's next item of gold, where it is its turn. */
  Optional<PlaceRow> take(Hand hand) {
    if (!hand.isDue()) {
      return Optional.empty();
    }
    return hand.open().stream()
        .sorted(
            Comparator.comparingLong(
                row -> GoldTurns.order(hand.turn().salt(), new TaskId(row.taskId()))))
        .limit(TRIES)
        .map(row -> transactions.write(() -> take(hand, row)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<PlaceRow> take(Hand hand, GoldRow row) {
    TaskRow task = tasks.find(row.projectId(), row.taskId()).orElseThrow();
    Optional<PlaceRow> taken = hold(task, hand.desk());
    taken.ifPresent(_ -> count(hand));
    return taken;
  }

  /** What a person gave back, which they are given again. */
  List<PlaceRow> givenBack(UUID project, UUID queue, UUID person) {
    return transactions.read(() -> places.givenBackBy(project, queue, person));
  }

  /** Notes that the person took a task, gold or not. */
  void took(Hand hand) {
    if (!hand.open().isEmpty()) {
      transactions.run(() -> count(hand));
    }
  }

  private void count(Hand hand) {
    turns.took(hand.project(), hand.queue().id().value(), hand.desk().person().value());
  }

  /** A place of a gold task for one person, held; within a transaction. */
  Optional<PlaceRow> hold(TaskRow task, Desk desk) {
    for (int one = 0; one < TRIES; one++) {
      int place = PLACE + random.nextInt(PLACES);
      PlaceRow held = free(task, place).takenBy(desk.person(), desk.name(), clock.instant());
      if (SqlFailure.isInserted(() -> places.insert(held))) {
        return Optional.of(held);
      }
    }
    return Optional.empty();
  }

  private static PlaceRow free(TaskRow task, int place) {
    return new PlaceRow(
        task.projectId(),
        task.taskId(),
        place,
        task.queueId(),
        task.itemSha256(),
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
    int ownGold = heldGold + places.givenBackBy(walk.project(), walk.queue(), walk.person()).size();
    List<GoldRow> open = gold.openFor(walk.project(), walk.queue(), walk.person());
    if (open.isEmpty()) {
      return ownGold;
    }
    TurnRow turn =
        turns.find(walk.project(), walk.queue(), walk.person()).orElseGet(walk::beginning);
    int left = Math.max(0, waiting - (held.size() - heldGold));
    return ownGold
        + GoldTurns.ahead(turn.salt(), every.getAsInt(), turn.turns(), left, open.size());
  }

  /** One person's way through one queue. */
  record Walk(UUID project, UUID queue, UUID person) {
    TurnRow beginning() {
      return new TurnRow(project, queue, person, 0, 0);
    }
  }
}
