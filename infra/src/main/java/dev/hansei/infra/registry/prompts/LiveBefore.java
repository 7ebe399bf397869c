package dev.hansei.infra.registry.prompts;

import dev.hansei.workflows.prompts.Prompt;
import dev.hansei.workflows.prompts.Stage;
import java.util.Optional;

/**
 * What was live in a project when it was last read.
 *
 * @param asOfMillis when the registry last said so
 * @param nowMillis by the same ticks
 */
record LiveBefore(LivePrompts prompts, long asOfMillis, long nowMillis) {
  /** What was served at that stage, if that was not too long ago to be served any more. */
  Optional<LiveStage> stage(Prompt prompt, Stage stage) {
    return prompts
        .find(prompt.name().value())
        .filter(it -> it.prompt().id().equals(prompt.id()))
        .flatMap(it -> Optional.ofNullable(it.stages().get(stage)))
        .map(it -> it.lastKnown(asOfMillis))
        .filter(it -> nowMillis - it.saidMillis().orElse(nowMillis) <= LiveBoard.OLDEST.toMillis());
  }
}
