package dev.hansei.api.prompts.playground;

import java.util.List;
import java.util.Optional;

/** What all columns of a trial have to tell, in turn, so that none waits for a talkative one. */
final class TrialBoard {
  private final List<ColumnBoard> columns;
  private int turn;

  TrialBoard(List<TrialColumn> columns) {
    this.columns = columns.stream().map(column -> new ColumnBoard(column.head())).toList();
  }

  /** The columns in order. */
  List<ColumnBoard> columns() {
    return columns;
  }

  /** The next thing to tell, by one caller at a time; empty where there is nothing now. */
  Optional<TrialEvent> next() {
    for (int i = 0; i < columns.size(); i++) {
      Optional<TrialEvent> event = columns.get(turn).next();
      turn = (turn + 1) % columns.size();
      if (event.isPresent()) {
        return event;
      }
    }
    return Optional.empty();
  }

  /** Whether everything was told. */
  boolean isOver() {
    return columns.stream().allMatch(ColumnBoard::isOver);
  }
}
