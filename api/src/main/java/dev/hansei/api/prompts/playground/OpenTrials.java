package dev.hansei.api.prompts.playground;

import dev.hansei.api.problems.ApiException;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.api.projects.Caller;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The trials that are open in this process. Each process counts its own: the calls themselves share
 * what a provider allows with all others.
 */
@Singleton
final class OpenTrials {
  private static final Duration AGAIN = Duration.ofSeconds(5);

  private final List<Lease> open = new ArrayList<>();

  /** One open trial; closing it twice does no harm. */
  final class Lease implements AutoCloseable {
    private final ProjectId project;
    private final PersonId person;
    private final long startedNanos = System.nanoTime();

    private Lease(ProjectId project, PersonId person) {
      this.project = project;
      this.person = person;
    }

    /** A trial whose answer nobody ever fetched is over with the time that trials have. */
    private boolean isLost(long now) {
      return now - startedNanos > PlaygroundLimits.TRIAL_MAX.multipliedBy(2).toNanos();
    }

    @Override
    public void close() {
      synchronized (open) {
        open.remove(this);
      }
    }
  }

  /**
   * Begins one.
   *
   * @throws ApiException 429 too-many-trials
   */
  Lease begin(Caller caller) {
    synchronized (open) {
      long now = System.nanoTime();
      open.removeIf(lease -> lease.isLost(now));
      if (open.stream().filter(it -> it.person.equals(caller.personId())).count()
          >= PlaygroundLimits.OPEN_PER_PERSON) {
        throw tooMany("You have %d trials open.", PlaygroundLimits.OPEN_PER_PERSON);
      }
      if (open.stream().filter(it -> it.project.equals(caller.projectId())).count()
          >= PlaygroundLimits.OPEN_PER_PROJECT) {
        throw tooMany("%d trials of this project are open.", PlaygroundLimits.OPEN_PER_PROJECT);
      }
      Lease lease = new Lease(caller.projectId(), caller.personId());
      open.add(lease);
      return lease;
    }
  }

  private static ApiException tooMany(String sentence, int most) {
    return ApiProblem.tooMany(
            "too-many-trials",
            sentence.formatted(most) + " Wait for an answer, or stop one.",
            AGAIN)
        .raise();
  }
}
