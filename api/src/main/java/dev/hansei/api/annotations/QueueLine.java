package dev.hansei.api.annotations;

import dev.hansei.infra.registry.annotations.QueueView;

/**
 * A queue in a list.
 *
 * @param criterion the criterion's name, or that of the form
 * @param forMe how many of its tasks the viewer could be given now
 */
public record QueueLine(QueueView view, String criterion, int forMe) {
  /** The shape beside the state's word. */
  public String shape() {
    return switch (view.queue().state()) {
      case PREPARING, CLOSING -> "run";
      case OPEN -> "wait";
      case OVERDUE -> "warn";
      case CLOSED -> "good";
      case CANCELLED -> "off";
      case FAILED -> "bad";
    };
  }
}
