package dev.hansei.api.prompts.playground;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hansei.api.problems.ApiException;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.api.projects.Caller;
import dev.hansei.infra.registry.projects.People;
import dev.hansei.workflows.models.ModelStreams;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.prompts.Prompt;
import io.micronaut.http.sse.Event;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;

/**
 * Tries versions and models side by side. The calls are made in this process, through the journal:
 * what was asked before, here or by a run, is not paid again.
 */
@Singleton
final class Trials {
  private static final String PAYER = "playground/";

  private final TrialReader reader;
  private final TrialCosts costs;
  private final OpenTrials open;
  private final ModelStreams models;
  private final People people;
  private final ObjectMapper json;

  Trials(
      TrialReader reader,
      TrialCosts costs,
      OpenTrials open,
      ModelStreams models,
      People people,
      ObjectMapper json) {
    this.reader = reader;
    this.costs = costs;
    this.open = open;
    this.models = models;
    this.people = people;
    this.json = json;
  }

  /**
   * Refuses whoever is asked to label, by whichever token: an answer of the playground tells which
   * version gave it.
   *
   * @throws ApiException 403 annotators-stay-blind
   */
  void requireSight(Caller caller) {
    Set<Role> roles = people.rolesOf(caller.projectId(), caller.personId());
    if (roles.contains(Role.ANNOTATOR) && !roles.contains(Role.LEAD)) {
      throw ApiProblem.forbidden(
              "annotators-stay-blind",
              "Who labels answers does not try prompts: a label is worth what its giver did not know.")
          .raise();
    }
  }

  /**
   * Asks, and tells what comes while it comes.
   *
   * @throws ApiException where nothing is asked: 403, 404, 422 over-cost, 429 too-many-trials
   */
  Publisher<Event<String>> stream(Caller caller, Prompt prompt, NewTrial wanted) {
    OpenTrial trial = begin(caller, prompt, wanted);
    return Flux.create(
        sink -> new TrialStream(trial, sink, json).begin(), FluxSink.OverflowStrategy.ERROR);
  }

  /**
   * Asks, and waits for all of it. Blocks.
   *
   * @return the last word on each column, with the column
   * @throws ApiException as {@link #stream}
   */
  List<TrialResult> whole(Caller caller, Prompt prompt, NewTrial wanted) {
    try (OpenTrial trial = begin(caller, prompt, wanted)) {
      List<ColumnBoard> columns = trial.board().columns();
      var over = new CountDownLatch(1);
      trial.begin(() -> {
        if (columns.stream().allMatch(column -> column.last().isPresent())) {
          over.countDown();
        }
      });
      boolean isWhole = over.await(PlaygroundLimits.WHOLE_MAX.toSeconds(), TimeUnit.SECONDS);
      if (!isWhole) {
        columns.forEach(Trials::tooSlow);
      }
      return columns.stream()
          .flatMap(column -> column.last().map(it -> new TrialResult(column.head(), it)).stream())
          .toList();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a trial was on", e);
    }
  }

  private static void tooSlow(ColumnBoard column) {
    column.end(
        new TrialEvent.Failed(
            column.head().column(),
            "too-slow",
            "No answer within %d seconds. With scripts allowed, this page shows answers as they come."
                .formatted(PlaygroundLimits.WHOLE_MAX.toSeconds())));
  }

  private OpenTrial begin(Caller caller, Prompt prompt, NewTrial wanted) {
    requireSight(caller);
    List<TrialColumn> columns = reader.columns(caller, prompt, wanted);
    var pricing = costs.require(caller.projectId(), columns);
    var asking =
        new ColumnCall.Asking(models, caller.projectId(), PAYER + caller.personId(), pricing);
    return new OpenTrial(columns, asking, open.begin(caller));
  }
}
