package dev.hansei.activities.suites;

import dev.hansei.activities.Meter;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.models.CallFailure;
import dev.hansei.workflows.models.CallKey;
import dev.hansei.workflows.models.ModelCalls;
import dev.hansei.workflows.models.ModelReply;
import dev.hansei.workflows.models.ModelRequest;
import dev.hansei.workflows.models.Usage;
import dev.hansei.workflows.projects.ProjectId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * A model that says one text after another, 10 ms each; a text in brackets is a failure, such as
 * {@code [EMPTY]}. The same request gets the same reply, as from the journal.
 */
final class RepliesInTurn implements ModelCalls {
  private final Deque<String> replies;
  private final List<ModelRequest> asked = new ArrayList<>();

  RepliesInTurn(String... replies) {
    this.replies = new ArrayDeque<>(List.of(replies));
  }

  List<ModelRequest> asked() {
    return asked;
  }

  @Override
  public ModelReply call(ProjectId project, ModelRequest request) {
    asked.add(request);
    CallKey key = new CallKey(Sha256.of(request.toString()));
    String reply = replies.remove();
    ModelReply came =
        reply.matches("\\[[A-Z_]+]")
            ? new ModelReply.Failed(
                key, CallFailure.valueOf(reply.substring(1, reply.length() - 1)), 0)
            : new ModelReply.Answered(key, reply, new Usage(10, 5, 0), 10, false);
    Meter.count(request.model(), came);
    return came;
  }
}
