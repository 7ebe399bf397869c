package dev.hansei.activities.criteria;

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

/** A model that says what it is told to, one reply a call, and remembers what it was asked. */
final class ScriptedModels implements ModelCalls {
  private static final Usage EACH = new Usage(10, 5, 3);

  private final Deque<String> replies;
  private final List<ModelRequest> asked = new ArrayList<>();

  ScriptedModels(String... replies) {
    this.replies = new ArrayDeque<>(List.of(replies));
  }

  @Override
  public ModelReply call(ProjectId project, ModelRequest request) {
    asked.add(request);
    String reply = replies.poll();
    return reply == null
        ? new ModelReply.Failed(key(asked.size()), CallFailure.UNAVAILABLE, 2)
        : new ModelReply.Answered(key(asked.size()), reply, EACH, 1, false);
  }

  /** What it was asked so far. */
  List<ModelRequest> asked() {
    return asked;
  }

  /** The key of the nth call, from 1. */
  static CallKey key(int n) {
    return new CallKey(Sha256.of("call " + n));
  }
}
