package dev.hansei.api.prompts.playground;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** A trial that is being answered: a board, and a thread for each call that fills it. */
final class OpenTrial implements AutoCloseable {
  private final List<TrialColumn> columns;
  private final ColumnCall.Asking asking;
  private final OpenTrials.Lease lease;
  private final TrialBoard board;
  private final List<Thread> threads = new ArrayList<>();
  private final AtomicBoolean isBegun = new AtomicBoolean();
  private boolean isStopped;

  OpenTrial(List<TrialColumn> columns, ColumnCall.Asking asking, OpenTrials.Lease lease) {
    this.columns = List.copyOf(columns);
    this.asking = asking;
    this.lease = lease;
    this.board = new TrialBoard(columns);
  }

  TrialBoard board() {
    return board;
  }

  /**
   * Asks all at once.
   *
   * @param changed told whenever the board has more, on any thread
   */
  void begin(Runnable changed) {
    if (!isBegun.compareAndSet(false, true)) {
      throw new IllegalStateException("a trial is asked once");
    }
    List<Thread> made = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      TrialColumn column = columns.get(i);
      ColumnBoard place = board.columns().get(i);
      column.refusal().ifPresent(place::end);
      column
          .request()
          .ifPresent(request ->
              made.add(
                  Thread.ofVirtual()
                      .name("playground")
                      .unstarted(new ColumnCall(asking, request, place, changed))));
    }
    synchronized (threads) {
      if (isStopped) {
        // The reader went away before anything was asked.
        return;
      }
      threads.addAll(made);
      threads.forEach(Thread::start);
    }
    changed.run();
  }

  /** Gives up what is not answered yet. */
  void stop() {
    synchronized (threads) {
      isStopped = true;
      threads.forEach(Thread::interrupt);
    }
  }

  /** The same, and makes room for the next trial. */
  @Override
  public void close() {
    stop();
    lease.close();
  }
}
