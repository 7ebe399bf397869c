package dev.hansei.activities.suites;

import dev.hansei.activities.criteria.JudgeCalls;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.criteria.Judges;
import dev.hansei.infra.registry.prompts.Prompts;
import dev.hansei.workflows.criteria.Judge;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.models.ModelSettings;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.prompts.PromptVersion;
import dev.hansei.workflows.prompts.PromptVersionId;
import dev.hansei.workflows.suites.Manifest;
import dev.hansei.workflows.suites.Strategy;
import dev.hansei.workflows.suites.Target;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what a run's strategy is made of, and refuses one that could never work. */
@Singleton
final class StrategyPlans {
  private final Prompts prompts;
  private final Judges judges;

  StrategyPlans(Prompts prompts, Judges judges) {
    this.prompts = prompts;
    this.judges = judges;
  }

  /**
   * Refuses a strategy that could never work; answers with the judge that chooses, if one does.
   *
   * @throws RegistryException NOT_FOUND; INVALID {@code nothing-to-check}, or as {@link
   *     JudgeCalls#requireChoosing}
   */
  Optional<Judge> chooser(ProjectId project, Target target) {
    requireChecks(project, target);
    Optional<Judge> found =
        target.strategyIfAny().flatMap(Strategy::chooser).map(id -> judges.require(project, id));
    found.ifPresent(judge -> {
      JudgeCalls.requireChoosing(judge);
      for (JudgeId member : judge.members()) {
        JudgeCalls.requireChoosing(judges.require(project, member));
      }
    });
    return found;
  }

  private void requireChecks(ProjectId project, Target target) {
    boolean byAssertions =
        !(target.strategyIfAny().orElse(null) instanceof Strategy.RetryUntilValid retry)
            || !retry.assertions().isEmpty();
    boolean bySchema =
        target.plain() instanceof Target.PromptOnModel prompted
            && !version(project, prompted.promptVersionId()).content().outputSchema().isEmpty();
    if (!byAssertions && !bySchema) {
      throw new RegistryException(
          RegistryException.Kind.INVALID,
          "nothing-to-check",
          "retry-until-valid needs assertions, or a prompt version with an output schema.");
    }
  }

  /** SHA-256 of the prompt versions that further members of an ensemble answer by. */
  Map<String, String> hashes(ProjectId project, Target target) {
    Map<String, String> hashes = new LinkedHashMap<>();
    for (Target.PromptOnModel member : others(target)) {
      PromptVersion version = version(project, member.promptVersionId());
      hashes.put("prompt " + version.id(), version.artifact().sha256().hex());
    }
    return hashes;
  }

  private static List<Target.PromptOnModel> others(Target target) {
    return target.strategyIfAny().orElse(null) instanceof Strategy.Ensemble ensemble
        ? ensemble.members()
        : List.of();
  }

  /**
   * The strategy with whom it asks; empty where the run has none.
   *
   * @param plain how the target itself is asked
   */
  Optional<StrategyAsked> asked(ProjectId project, Manifest manifest, TargetRequests plain) {
    return manifest
        .target()
        .strategyIfAny()
        .map(strategy -> {
          List<StrategyAsked.Member> members = new ArrayList<>();
          members.add(target(project, manifest.target().plain(), plain));
          for (Target.PromptOnModel other : others(manifest.target())) {
            PromptVersion version = version(project, other.promptVersionId());
            var requests =
                new TargetRequests.Prompted(
                    version.content(), other.model(), manifest.seed(), manifest.needsLogprobs());
            members.add(prompted(project, version, other, requests));
          }
          return new StrategyAsked(strategy, members);
        });
  }

  private StrategyAsked.Member target(ProjectId project, Target target, TargetRequests plain) {
    return switch (target) {
      case Target.PromptOnModel prompted ->
          prompted(project, version(project, prompted.promptVersionId()), prompted, plain);
      case Target.Recorded(String set) -> outside("recorded/" + set, plain);
      case Target.Http _ -> outside("the application", plain);
      case Target.ByStrategy _ ->
          throw new IllegalStateException("a strategy is not put around another strategy");
    };
  }

  private static StrategyAsked.Member outside(String name, TargetRequests plain) {
    return new StrategyAsked.Member(name, plain, null, "");
  }

  private StrategyAsked.Member prompted(
      ProjectId project,
      PromptVersion version,
      Target.PromptOnModel target,
      TargetRequests requests) {
    ModelSettings settings = version.content().settingsFor(target.model());
    return new StrategyAsked.Member(
        "%s v%d on %s"
            .formatted(
                prompts.require(project, version.promptId()).name(),
                version.number(),
                target.model()),
        requests,
        settings,
        version.content().outputSchema());
  }

  private PromptVersion version(ProjectId project, PromptVersionId id) {
    return prompts
        .version(project, id)
        .orElseThrow(() -> RegistryException.notFound("prompt version", id));
  }
}
