package dev.hansei.activities.promotions;

import dev.hansei.activities.promotions.RehearsedPair.Answer;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.cases.Cases;
import dev.hansei.infra.registry.failures.Detectors;
import dev.hansei.infra.registry.models.CallJournal;
import dev.hansei.infra.registry.models.JournalEntry;
import dev.hansei.infra.registry.suites.OutcomeFilter;
import dev.hansei.infra.registry.suites.Outcomes;
import dev.hansei.infra.registry.suites.RunView;
import dev.hansei.infra.registry.suites.Runs;
import dev.hansei.infra.registry.traces.Traces;
import dev.hansei.workflows.cases.Case;
import dev.hansei.workflows.cases.CaseId;
import dev.hansei.workflows.failures.Detector;
import dev.hansei.workflows.failures.FailurePolicy;
import dev.hansei.workflows.failures.Surroundings;
import dev.hansei.workflows.failures.TraceReading;
import dev.hansei.workflows.models.CallKey;
import dev.hansei.workflows.monitors.LiveDetector;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.suites.ErrorReason;
import dev.hansei.workflows.suites.Outcome;
import dev.hansei.workflows.suites.Result;
import dev.hansei.workflows.suites.RunSuiteInput;
import dev.hansei.workflows.traces.Trace;
import dev.hansei.workflows.traces.TraceId;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Lays the candidate's answers beside what the live version answered to the same inputs. */
@Singleton
final class RehearsalAnswers {
  private static final int PAGE = 200;
  private static final String DOLLARS = "USD";

  private final Runs runs;
  private final Outcomes outcomes;
  private final Cases cases;
  private final CallJournal journal;
  private final Traces traces;
  private final Detectors detectors;

  RehearsalAnswers(
      Runs runs,
      Outcomes outcomes,
      Cases cases,
      CallJournal journal,
      Traces traces,
      Detectors detectors) {
    this.runs = runs;
    this.outcomes = outcomes;
    this.cases = cases;
    this.journal = journal;
    this.traces = traces;
    this.detectors = detectors;
  }

  /**
   * What became of the inputs.
   *
   * @param gone traces that were erased or expired since
   * @param unasked inputs that the prompt could not be rendered for
   * @param open inputs that the run did not come to
   */
  record Read(List<RehearsedPair> pairs, int gone, int unasked, int open) {
    int errors() {
      return (int) pairs.stream().filter(pair -> pair.candidate().error()).count();
    }
  }

  /** Reads all of them. */
  Read of(RunSuiteInput input) {
    ProjectId project = input.projectId();
    RunView run = runs.require(project, input.runId());
    var desk = new Desk(project, run, watches(project));
    List<Outcome> all = ended(project, input);
    for (int from = 0; from < all.size(); from += PAGE) {
      desk.take(all.subList(from, Math.min(all.size(), from + PAGE)));
    }
    desk.open += Math.max(0, run.planned() - all.size());
    return new Read(List.copyOf(desk.pairs), desk.gone, desk.unasked, desk.open);
  }

  private List<Outcome> ended(ProjectId project, RunSuiteInput input) {
    List<Outcome> all = new ArrayList<>();
    Optional<String> after = Optional.empty();
    do {
      var page =
          outcomes.page(project, input.runId(), OutcomeFilter.ALL, new PageRequest(after, PAGE));
      all.addAll(page.items());
      after = page.next();
    } while (after.isPresent());
    return all;
  }

  /** The project's own; errors of spans are told by the trace itself. */
  private Watches watches(ProjectId project) {
    List<Detector> active = detectors.active(project);
    return new Watches(
        LiveDetector.REFUSAL.among(active),
        Stream.of(LiveDetector.ERROR_STATUS, LiveDetector.NO_ANSWER)
            .flatMap(word -> word.among(active).stream())
            .toList());
  }

  private record Watches(List<Detector> refusals, List<Detector> errors) {
    static boolean find(List<Detector> watching, Trace trace) {
      var reading = new TraceReading(trace);
      return watching.stream()
          .anyMatch(one -> FailurePolicy.find(one, reading, Surroundings.NONE).isPresent());
    }
  }

  /** Takes a page of outcomes after another. */
  private final class Desk {
    private final ProjectId project;
    private final boolean inDollars;
    private final Watches watches;
    private final List<RehearsedPair> pairs = new ArrayList<>();
    private int gone;
    private int unasked;
    private int open;

    Desk(ProjectId project, RunView run, Watches watches) {
      this.project = project;
      this.inDollars = DOLLARS.equals(run.cost().currency());
      this.watches = watches;
    }

    void take(List<Outcome> some) {
      Map<CaseId, TraceId> asked = asked(some);
      Map<TraceId, Trace> lived = lived(asked);
      Map<CallKey, JournalEntry> said =
          journal.findAll(
              project, some.stream().flatMap(outcome -> outcome.call().stream()).toList());
      for (Outcome outcome : some) {
        Optional<Trace> trace = Optional.ofNullable(asked.get(outcome.caseId())).map(lived::get);
        Optional<String> text = outcome.call().map(said::get).map(JournalEntry::text);
        take(outcome, trace, text);
      }
    }

    private void take(Outcome outcome, Optional<Trace> trace, Optional<String> text) {
      if (outcome.result() instanceof Result.Cancelled) {
        open++;
      } else if (outcome.result() instanceof Result.Errored(var reason) && isUnasked(reason)) {
        unasked++;
      } else if (trace.isEmpty()) {
        gone++;
      } else {
        pairs.add(
            new RehearsedPair(
                RehearsedTraces.unit(trace.get()),
                live(trace.get()),
                candidate(outcome, trace.get(), text)));
      }
    }

    /** The trace does not show what the prompt needs, or not as the prompt wants it. */
    private static boolean isUnasked(ErrorReason reason) {
      return reason == ErrorReason.UNRENDERABLE || reason == ErrorReason.INVALID_VARIABLES;
    }

    private Map<CaseId, TraceId> asked(List<Outcome> some) {
      Map<CaseId, TraceId> asked = new HashMap<>();
      for (Case one : cases.findAll(project, some.stream().map(Outcome::caseId).toList())) {
        String trace = one.content().fields().get(RehearsalInputs.TRACE_FIELD);
        if (trace != null) {
          asked.put(one.id(), new TraceId(trace));
        }
      }
      return asked;
    }

    private Map<TraceId, Trace> lived(Map<CaseId, TraceId> asked) {
      Map<TraceId, Trace> lived = new HashMap<>();
      for (List<TraceId> part : traces.parts(project, List.copyOf(asked.values()))) {
        traces.findAll(project, part).forEach(trace -> lived.put(trace.id(), trace));
      }
      return lived;
    }

    private Answer live(Trace trace) {
      return RehearsedTraces.figures(
          trace, Watches.find(watches.errors(), trace), Watches.find(watches.refusals(), trace));
    }

    private Answer candidate(Outcome outcome, Trace trace, Optional<String> text) {
      boolean refused =
          text.isPresent()
              && Watches.find(watches.refusals(), RehearsedTraces.answered(trace, text.get()));
      return new Answer(
          RehearsedTraces.isError(outcome),
          refused,
          RehearsedTraces.chars(text.orElse("")),
          RehearsedTraces.millis(outcome),
          inDollars ? RehearsedTraces.dollars(outcome.costMicros()) : RehearsedTraces.UNKNOWN);
    }
  }
}
