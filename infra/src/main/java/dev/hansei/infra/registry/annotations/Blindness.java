package dev.hansei.infra.registry.annotations;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.infra.registry.projects.People;
import dev.hansei.workflows.annotations.ItemSource;
import dev.hansei.workflows.annotations.Queue;
import dev.hansei.workflows.annotations.QueuePlan;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.suites.RunId;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Who must not read what was said of a run's answers, for they have yet to say it themselves. While
 * a queue about a run takes labels, or is about to, that is everybody with the role of an annotator
 * whom no lead left out, asked by name or not: those who were named may be late, and then all are
 * asked. Leads set queues up from what judges said, so they are blind in no queue but those in
 * which they took a task, whether they kept it or gave it back. What somebody labelled stays hidden
 * too: until the queue closes they can change it. It goes by the roles of the person, so a token of
 * fewer roles shows its holder no more than a browser does.
 */
@Singleton
public final class Blindness {
  /** More queues than a project has open; then page after page. */
  private static final int ROWS_AT_ONCE = 200;

  private static final UUID FIRST = new UUID(0, 0);

  private final QueueRepository queues;
  private final Taken taken;
  private final People people;
  private final Transactions transactions;
  private final CanonicalJson json;

  Blindness(
      QueueRepository queues,
      Taken taken,
      People people,
      Transactions transactions,
      CanonicalJson json) {
    this.queues = queues;
    this.taken = taken;
    this.people = people;
    this.transactions = transactions;
    this.json = json;
  }

  /**
   * The queues for whose sake a person is not told what was said of the answers of some of these
   * runs, oldest first: which, {@link #isAbout} says.
   */
  public List<Queue> of(
      ProjectId project, PersonId person, Set<Role> roles, Collection<RunId> runs) {
    return asking(
        project, person, roles, queue -> runs.stream().anyMatch(run -> isAbout(queue.plan(), run)));
  }

  /** Those of some runs of whose answers a person is not told what was said. */
  public Set<RunId> hidden(
      ProjectId project, PersonId person, Set<Role> roles, Collection<RunId> runs) {
    List<Queue> asking = of(project, person, roles, runs);
    return runs.stream()
        .filter(run -> asking.stream().anyMatch(queue -> isAbout(queue.plan(), run)))
        .collect(Collectors.toUnmodifiableSet());
  }

  private List<Queue> asking(
      ProjectId project, PersonId person, Set<Role> called, Predicate<Queue> about) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    roles.addAll(called);
    roles.addAll(people.rolesOf(project, person));
    if (!roles.contains(Role.ANNOTATOR) && !roles.contains(Role.LEAD)) {
      return List.of();
    }
    boolean isLead = roles.contains(Role.LEAD) || roles.contains(Role.ADMIN);
    return going(
        project,
        about.and(queue -> isLead ? hasTaken(project, queue, person) : !isLeftOut(queue, person)));
  }

  /**
   * The queues for whose sake a person is not told what judges and detectors of monitors said of
   * traces, oldest first: those that ask about traces. Which traces a queue drew is itself a hint,
   * so it holds for all of them.
   */
  public List<Queue> ofTraces(ProjectId project, PersonId person, Set<Role> roles) {
    return asking(project, person, roles, queue -> isAboutTraces(queue.plan()));
  }

  /** The queues that ask about traces and take labels, or are about to, whoever they ask. */
  List<Queue> askingAboutTraces(ProjectId project) {
    return going(project, queue -> isAboutTraces(queue.plan()));
  }

  /**
   * A queue that takes labels, or is about to, beside which one must not be opened: both ask about
   * answers of one run, and one of the two alone shows what a judge said of them, which whoever
   * labels in both would then know in the other.
   */
  public Optional<Queue> spoiling(ProjectId project, QueuePlan plan) {
    return going(
            project,
            queue ->
                queue.plan().prelabel().isPresent() != plan.prelabel().isPresent()
                    && runs(plan).stream().anyMatch(run -> isAbout(queue.plan(), run)))
        .stream()
        .findFirst();
  }

  private List<Queue> going(ProjectId project, Predicate<Queue> wanted) {
    return transactions.read(() -> {
      List<Queue> found = new ArrayList<>();
      List<QueueRow> rows = queues.going(project.value(), FIRST, ROWS_AT_ONCE);
      while (!rows.isEmpty()) {
        rows.stream().map(row -> row.queue(json)).filter(wanted).forEach(found::add);
        rows =
            rows.size() < ROWS_AT_ONCE
                ? List.of()
                : queues.going(project.value(), rows.getLast().queueId(), ROWS_AT_ONCE);
      }
      return found;
    });
  }

  /** The runs about whose answers a queue asks; none where its items come from elsewhere. */
  private static List<RunId> runs(QueuePlan plan) {
    return plan.source().orElse(null) instanceof ItemSource.RunPairs pairs
        ? List.of(pairs.baseline(), pairs.candidate())
        : plan.runs();
  }

  /** Whether a queue asks about answers of a run. */
  public static boolean isAbout(QueuePlan plan, RunId run) {
    return runs(plan).contains(run);
  }

  /** Whether a queue asks which of two runs' answers is better, and this is one of the two. */
  public static boolean compares(QueuePlan plan, RunId run) {
    return plan.source().orElse(null) instanceof ItemSource.RunPairs && isAbout(plan, run);
  }

  private static boolean isAboutTraces(QueuePlan plan) {
    return plan.source()
        .filter(
            source -> source instanceof ItemSource.Traces || source instanceof ItemSource.Failures)
        .isPresent();
  }

  private static boolean isLeftOut(Queue queue, PersonId person) {
    return queue.plan().rules().excluded().contains(person);
  }

  private boolean hasTaken(ProjectId project, Queue queue, PersonId person) {
    return transactions.read(() -> taken.has(project.value(), queue.id().value(), person.value()));
  }
}
