package dev.hansei.infra.registry.promotions;

import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.prompts.Prompts;
import dev.hansei.infra.registry.traces.LiveFeedback;
import dev.hansei.infra.registry.traces.LiveTrace;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.promotions.LiveOutcome.Side;
import dev.hansei.workflows.prompts.Assignment;
import dev.hansei.workflows.prompts.PromptId;
import dev.hansei.workflows.prompts.PromptVersion;
import dev.hansei.workflows.prompts.PromptVersionId;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Which side of a rollout an answer is on, by the version that its trace names: the number (3 or
 * v3), the content's hash or the id. Never by the clock, and never by who should have got it. It
 * counts only where the trace also says that its caller was put on that side: who is served what is
 * live because no key was given is of another kind than those who were drawn.
 */
record Sides(String prompt, Set<String> candidate, Set<String> baseline) {
  static Sides of(Prompts prompts, PromotionRow row) {
    ProjectId project = new ProjectId(row.projectId());
    return new Sides(
        prompts.require(project, new PromptId(row.promptId())).name().value(),
        words(prompts, project, row.candidateId()),
        row.replacesId() == null ? Set.of() : words(prompts, project, row.replacesId()));
  }

  /** How senders name a version. */
  static Set<String> words(Prompts prompts, ProjectId project, UUID version) {
    PromptVersionId id = new PromptVersionId(version);
    PromptVersion there =
        prompts
            .version(project, id)
            .orElseThrow(() -> RegistryException.notFound("prompt version", id));
    String number = Integer.toString(there.number());
    return Set.of(number, "v" + number, there.artifact().sha256().hex(), id.toString());
  }

  /** Whether a sender means a version that has these words. */
  static boolean names(Set<String> words, String said) {
    return words.contains(said.strip().toLowerCase(Locale.ROOT));
  }

  boolean isOfPrompt(LiveTrace trace) {
    return trace.promptName().equals(prompt);
  }

  Optional<Side> of(LiveTrace trace) {
    return isOfPrompt(trace) ? ofVersion(trace.promptVersion()) : Optional.empty();
  }

  /** Whether the assignment that a trace says is that of the side. */
  static boolean tells(String assignment, Side side) {
    Assignment.Arm arm =
        switch (side) {
          case CANDIDATE -> Assignment.Arm.CANDIDATE;
          case BASELINE -> Assignment.Arm.LIVE;
        };
    return assignment.equals(arm.word());
  }

  /** The side of those who say version and assignment. */
  Optional<Side> of(LiveFeedback.Answers answers) {
    return ofVersion(answers.promptVersion()).filter(side -> tells(answers.assignment(), side));
  }

  private Optional<Side> ofVersion(String said) {
    if (names(candidate, said)) {
      return Optional.of(Side.CANDIDATE);
    }
    return names(baseline, said) ? Optional.of(Side.BASELINE) : Optional.empty();
  }
}
