package dev.hansei.api.prompts.playground;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one column has to tell and has not told yet. Pieces that nobody took are one piece, so a
 * reader who is slow costs no more than the answer itself. Thread safe.
 */
final class ColumnBoard {
  /** Pieces come as models write them; a late reader is told as much at once. */
  private static final int PIECE_CHARS_MAX = 16 * 1024;

  private final TrialEvent.Asked head;
  private final StringBuilder untold = new StringBuilder();
  private boolean isHeadTold;
  private TrialEvent.@Nullable Missed missed;
  private @Nullable TrialEvent last;
  private boolean isOver;

  ColumnBoard(TrialEvent.Asked head) {
    this.head = head;
  }

  TrialEvent.Asked head() {
    return head;
  }

  /** A further piece of the answer; nothing after its end. */
  synchronized void text(String piece) {
    if (last == null) {
      untold.append(piece);
    }
  }

  /** What was told is void. */
  synchronized void missed(TrialEvent.Missed event) {
    if (last == null) {
      untold.setLength(0);
      missed = event;
    }
  }

  /** The last word, which has the whole answer in it; the first one stays. */
  synchronized void end(TrialEvent event) {
    if (last == null) {
      untold.setLength(0);
      last = event;
    }
  }

  /** The last word; empty before it is there. */
  synchronized Optional<TrialEvent> last() {
    return Optional.ofNullable(last);
  }

  /** Whether the last word was taken. */
  synchronized boolean isOver() {
    return isOver;
  }

  /** The next thing to tell; empty where there is nothing now. */
  synchronized Optional<TrialEvent> next() {
    if (!isHeadTold) {
      isHeadTold = true;
      return Optional.of(head);
    }
    TrialEvent.Missed voided = missed;
    if (voided != null) {
      missed = null;
      return Optional.of(voided);
    }
    if (last != null) {
      return ending(last);
    }
    return piece();
  }

  private Optional<TrialEvent> ending(TrialEvent event) {
    if (isOver) {
      return Optional.empty();
    }
    isOver = true;
    return Optional.of(event);
  }

  /** Never half of a character that has two. */
  private Optional<TrialEvent> piece() {
    int length = Math.min(untold.length(), PIECE_CHARS_MAX);
    if (length > 0 && Character.isHighSurrogate(untold.charAt(length - 1))) {
      length--;
    }
    if (length == 0) {
      return Optional.empty();
    }
    String piece = untold.substring(0, length);
    untold.delete(0, length);
    return Optional.of(new TrialEvent.Text(head.column(), piece));
  }
}
