package dev.hansei.activities.monitors;

import dev.hansei.activities.Payer;
import dev.hansei.activities.Purse;
import dev.hansei.activities.PurseEmpty;
import dev.hansei.activities.cases.JudgedCase;
import dev.hansei.activities.criteria.JudgeCalls;
import dev.hansei.activities.criteria.JudgeReply;
import dev.hansei.infra.registry.calibrations.Standings;
import dev.hansei.infra.registry.calibrations.Standings.MeasuredJudge;
import dev.hansei.infra.registry.criteria.Criteria;
import dev.hansei.infra.registry.models.CallJournal;
import dev.hansei.infra.registry.monitors.MonitorView;
import dev.hansei.infra.registry.monitors.TraceScores.Line;
import dev.hansei.workflows.annotations.Item;
import dev.hansei.workflows.annotations.TraceItem;
import dev.hansei.workflows.criteria.Criterion;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.monitors.LiveMetrics;
import dev.hansei.workflows.monitors.Monitor;
import dev.hansei.workflows.monitors.MonitorActivities.Tick;
import dev.hansei.workflows.monitors.ScoreOutcome;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.traces.Trace;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Puts live answers before judges whose certificates stand, within the day's calls. */
@Singleton
final class LiveJudging {
  private final JudgeCalls calls;
  private final Standings standings;
  private final Criteria criteria;
  private final CallJournal journal;
  private final Clock clock;

  LiveJudging(
      JudgeCalls calls, Standings standings, Criteria criteria, CallJournal journal, Clock clock) {
    this.calls = calls;
    this.standings = standings;
    this.criteria = criteria;
    this.journal = journal;
    this.clock = clock;
  }

  /**
   * The judges of a monitor for one page.
   *
   * @param payer on whose account they ask
   * @param freshness with each look they are asked afresh; within one, what was paid is used again
   */
  final class Bench {
    private final ProjectId project;
    private final List<Seat> seats;
    private final DayPurse purse;
    private final String payer;
    private final String freshness;

    private Bench(MonitorView monitor, Tick tick) {
      this.project = tick.projectId();
      this.payer = Monitor.workflowId(project, tick.monitorId());
      this.freshness = "monitors/%s/%d".formatted(tick.monitorId(), tick.number());
      this.seats = monitor.plan().judges().stream().map(id -> seat(project, id)).toList();
      this.purse = new DayPurse(monitor.plan().callsPerDay() - paidToday(project, payer));
    }

    /** What each of them says of a trace. */
    List<Line> score(Trace trace) {
      Optional<Item> shown = item(trace);
      return seats.stream().map(seat -> score(seat, shown)).toList();
    }

    private Line score(Seat seat, Optional<Item> shown) {
      if (!seat.mayScore()) {
        return Line.unscored(seat.metric(), ScoreOutcome.NOT_CERTIFIED);
      }
      return shown
          .map(item -> ask(seat, item))
          .orElseGet(() -> Line.unscored(seat.metric(), ScoreOutcome.NOTHING_TO_JUDGE));
    }

    private Line ask(Seat seat, Item item) {
      var judged = JudgedCase.of(item.asked(), item.answer(), 0).freshFor(freshness);
      try {
        return line(
            seat,
            Payer.paying(
                payer,
                () -> Purse.paying(purse, () -> calls.judge(project, seat.judge(), judged))));
      } catch (PurseEmpty _) {
        return Line.unscored(seat.metric(), ScoreOutcome.DAY_LIMIT);
      }
    }
  }

  /** To be asked for at each page: a certificate may be revoked between two. */
  Bench bench(MonitorView monitor, Tick tick) {
    return new Bench(monitor, tick);
  }

  private Seat seat(ProjectId project, JudgeId id) {
    MeasuredJudge measured = standings.of(project, id);
    String criterion =
        criteria.find(project, measured.judge().criterionId()).map(Criterion::name).orElse("judge");
    return new Seat(measured.judge(), LiveMetrics.of(criterion, id), measured.now().mayGate());
  }

  private long paidToday(ProjectId project, String payer) {
    var midnight =
        LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)
            .atStartOfDay(ZoneOffset.UTC)
            .toInstant();
    return journal.paidSince(project, payer, midnight).calls();
  }

  /** Question, passages and answer; nothing that people said of it later, which decides too. */
  private static Optional<Item> item(Trace trace) {
    var silent = new Trace(trace.id(), trace.spans(), List.of(), trace.receivedAt());
    return TraceItem.of(silent);
  }

  private static Line line(Seat seat, JudgeReply reply) {
    return switch (reply) {
      case JudgeReply.Judged judged -> Line.scored(seat.metric(), judged.value(), judged.reason());
      case JudgeReply.Unreadable _ -> Line.unscored(seat.metric(), ScoreOutcome.UNREADABLE);
      case JudgeReply.NoAnswer _ -> Line.unscored(seat.metric(), ScoreOutcome.NO_REPLY);
      case JudgeReply.Undecided _ -> Line.unscored(seat.metric(), ScoreOutcome.UNDECIDED);
      case JudgeReply.Inapplicable _ -> Line.unscored(seat.metric(), ScoreOutcome.INAPPLICABLE);
    };
  }
}
