package dev.hansei.api.prompts;

import dev.hansei.workflows.prompts.StagePointer.Share;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which side of a rollout the caller is on.
 *
 * @param arm {@code live} or {@code candidate}, by the caller's key; {@code none} where nothing is
 *     shared or no key was given, and then it is what is live
 * @param share of all keys, how many are given the candidate: 0 to 1; absent without a rollout
 * @param rollout the promotion that gives the share; absent without a rollout
 */
@Schema(name = "Assignment")
public record AssignmentResource(String arm, @Nullable Double share, @Nullable UUID rollout) {
  static AssignmentResource of(ServedPrompt served) {
    var share = served.pointer().share();
    return new AssignmentResource(
        served.assignment().arm().word(),
        share.map(it -> it.share() / (double) Share.WHOLE).orElse(null),
        share.map(it -> it.rollout().value()).orElse(null));
  }
}
