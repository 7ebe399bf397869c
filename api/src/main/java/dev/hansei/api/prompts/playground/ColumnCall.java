package dev.hansei.api.prompts.playground;

import dev.hansei.api.WireJson;
import dev.hansei.workflows.models.AnswerListener;
import dev.hansei.workflows.models.CallFailure;
import dev.hansei.workflows.models.ModelReply;
import dev.hansei.workflows.models.ModelRequest;
import dev.hansei.workflows.models.ModelStreams;
import dev.hansei.workflows.models.Pricing;
import dev.hansei.workflows.models.Usage;
import dev.hansei.workflows.projects.ProjectId;
import java.util.concurrent.CancellationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks one column's model and writes what comes on the column's board. Never throws. */
final class ColumnCall implements Runnable, AnswerListener {
  private static final Logger LOG = LoggerFactory.getLogger(ColumnCall.class);
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final Asking asking;
  private final ModelRequest request;
  private final ColumnBoard board;
  private final Runnable changed;
  private final long startedNanos = System.nanoTime();
  private volatile long firstNanos;

  /** Who asks, and by what prices. */
  record Asking(ModelStreams models, ProjectId project, String payer, Pricing pricing) {}

  ColumnCall(Asking asking, ModelRequest request, ColumnBoard board, Runnable changed) {
    this.asking = asking;
    this.request = request;
    this.board = board;
    this.changed = changed;
  }

  @Override
  public void run() {
    board.end(ended());
    changed.run();
  }

  private TrialEvent ended() {
    int column = board.head().column();
    try {
      ModelReply reply = asking.models().stream(asking.project(), asking.payer(), request, this);
      return switch (reply) {
        case ModelReply.Answered answered -> answered(column, answered);
        case ModelReply.Failed(var _, CallFailure reason, int _) ->
            new TrialEvent.Failed(column, WireJson.nameOf(reason), FailureWords.of(reason));
      };
    } catch (CancellationException _) {
      return new TrialEvent.Failed(
          column, "stopped", "It was stopped before the answer was there; nothing was kept.");
    } catch (RuntimeException e) {
      // Its message may hold words of the prompt or of the answer.
      LOG.error("a column of the playground failed: {}", e.getClass().getName());
      return new TrialEvent.Failed(
          column, "unexpected", "Something went wrong on our side; the service's log says when.");
    }
  }

  private TrialEvent answered(int column, ModelReply.Answered reply) {
    Usage usage = reply.usage();
    boolean isKept = reply.fromJournal();
    Long first = isKept || firstNanos == 0 ? null : millis(firstNanos);
    long whole = isKept ? reply.latencyMillis() : millis(System.nanoTime());
    Long cost = asking.pricing().micros(request.model(), usage).orElse(null);
    String currency = asking.pricing().currency();
    return new TrialEvent.Answered(
        column,
        reply.text(),
        usage.inputTokens(),
        usage.outputTokens(),
        cost,
        currency,
        isKept,
        first,
        whole,
        AnswerFigures.of(usage, cost, currency, first, new AnswerFigures.Whole(whole, isKept)));
  }

  private long millis(long nanos) {
    return (nanos - startedNanos) / NANOS_PER_MILLI;
  }

  @Override
  public void text(String piece) {
    if (firstNanos == 0) {
      firstNanos = System.nanoTime();
    }
    board.text(piece);
    changed.run();
  }

  @Override
  public void missed(CallFailure reason) {
    firstNanos = 0;
    board.missed(
        new TrialEvent.Missed(
            board.head().column(), WireJson.nameOf(reason), FailureWords.of(reason)));
    changed.run();
  }

  @Override
  public void metered(Usage usage) {
    // The last word has it.
  }
}
