package dev.hansei.api.annotations;

import dev.hansei.api.bodies.Rules;
import dev.hansei.workflows.annotations.Lease;
import dev.hansei.workflows.annotations.TaskId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody wants a task.
 *
 * @param desk names the tab or program, 1 to 40 characters of its choice: it gets back what it
 *     held, and never what another desk of the same person holds; 'api' when absent
 * @param shown ids of tasks that it has already and does not ask for
 */
public record NewClaim(@Nullable String desk, @Nullable List<String> shown) {
  static final int DESK_CHARS_MAX = 40;
  static final String DESK_USUAL = "api";

  public NewClaim {
    if (desk != null) {
      Rules.text("desk", desk, DESK_CHARS_MAX);
    }
    shown = Rules.listOrEmpty("shown", shown, Lease.HELD_MAX * 2);
    for (int i = 0; i < shown.size(); i++) {
      Rules.id("shown[%d]".formatted(i), shown.get(i));
    }
  }

  String deskOrUsual() {
    return desk == null ? DESK_USUAL : desk;
  }

  List<TaskId> shownIds() {
    return shown == null ? List.of() : shown.stream().map(TaskId::of).toList();
  }
}
