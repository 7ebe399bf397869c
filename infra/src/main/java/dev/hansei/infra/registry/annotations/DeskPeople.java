package dev.hansei.infra.registry.annotations;

import dev.hansei.infra.registry.Transactions;
import dev.hansei.workflows.annotations.Author;
import dev.hansei.workflows.annotations.GoldPolicy;
import dev.hansei.workflows.annotations.PersonDrift;
import dev.hansei.workflows.annotations.Queue;
import dev.hansei.workflows.annotations.QueuePlan;
import dev.hansei.workflows.annotations.TextKind;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What leads see of those who label in a queue: pace, gold, agreement, and whether these moved. */
@Singleton
public final class DeskPeople {
  /** More people than a lead can talk with; those who labelled most come first. */
  public static final int PEOPLE_MAX = 50;

  private static final int LAST = 200;

  /** All of them: nobody reviews an item of a queue twice. */
  private static final int COMPARED_MAX = QueuePlan.ITEMS_MAX;

  private static final int PACES_MIN = 10;

  /** Longer than this between two labels was a break; a lease has ended by then too. */
  private static final Duration BREAK = Duration.ofMinutes(10);

  private final Tasks tasks;
  private final Golds golds;
  private final MomentRepository moments;
  private final Transactions transactions;

  DeskPeople(Tasks tasks, Golds golds, MomentRepository moments, Transactions transactions) {
    this.tasks = tasks;
    this.golds = golds;
    this.moments = moments;
    this.transactions = transactions;
  }

  /** The people of a queue, most labels first; at most {@link #PEOPLE_MAX}. */
  public List<PersonFigures> of(ProjectId project, Queue queue) {
    List<Gold.Said> gold =
        golds.of(project, queue.id()).stream()
            .filter(item -> item.retiredAt().isEmpty())
            .flatMap(item -> item.said().stream())
            .sorted(Comparator.comparing(Gold.Said::at))
            .toList();
    return transactions.read(() ->
        tasks.byAuthor(project, queue.id(), Instant.EPOCH).stream()
            .limit(PEOPLE_MAX)
            .map(count -> figures(project, queue, count, gold))
            .toList());
  }

  private PersonFigures figures(
      ProjectId project, Queue queue, AuthorCount count, List<Gold.Said> gold) {
    Author author = count.author();
    List<Boolean> right =
        gold.stream().filter(said -> said.author().equals(author)).map(Gold.Said::isRight).toList();
    List<Boolean> same =
        // Whoever wrote a text said what nobody else said.
        queue.plan().reviewers() < 2 || queue.plan().labels() instanceof TextKind
            ? List.of()
            : moments
                .compared(project.value(), queue.id().value(), author.label(), COMPARED_MAX)
                .stream()
                .map(row -> row.same() == 1)
                .toList();
    return new PersonFigures(
        author,
        count.labels(),
        secondsEach(
            moments.last(project.value(), queue.id().value(), author.label(), LAST).stream()
                .map(MomentRow::createdAt)
                .toList()),
        GoldPolicy.decide(yes(right), right.size(), queue.plan().rules().goldFloor()),
        same.size(),
        yes(same),
        PersonDrift.of(right),
        PersonDrift.of(same));
  }

  private static int yes(List<Boolean> outcomes) {
    return (int) outcomes.stream().filter(it -> it).count();
  }

  /** The median of the times from one label to the next; labels of one file have none. */
  private static Optional<Double> secondsEach(List<Instant> newestFirst) {
    List<Duration> paces = new ArrayList<>();
    for (int i = 1; i < newestFirst.size(); i++) {
      paces.add(Duration.between(newestFirst.get(i), newestFirst.get(i - 1)));
    }
    List<Duration> worked =
        paces.stream().filter(pace -> pace.compareTo(BREAK) < 0).sorted().toList();
    return worked.size() < PACES_MIN
        ? Optional.empty()
        : Optional.of(
            Stream.of(worked.get((worked.size() - 1) / 2), worked.get(worked.size() / 2))
                .mapToDouble(pace -> pace.toMillis() / 1000.0)
                .average()
                .orElseThrow());
  }
}
