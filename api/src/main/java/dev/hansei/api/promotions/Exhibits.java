package dev.hansei.api.promotions;

import dev.hansei.api.pages.Frame;
import dev.hansei.api.suites.RunWords;
import dev.hansei.infra.registry.prompts.Prompts;
import dev.hansei.infra.registry.prompts.StagePointers;
import dev.hansei.infra.registry.suites.RunView;
import dev.hansei.infra.registry.suites.Runs;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.promotions.Promotion;
import dev.hansei.workflows.prompts.PromptId;
import dev.hansei.workflows.prompts.PromptVersionId;
import dev.hansei.workflows.prompts.Stage;
import dev.hansei.workflows.prompts.StagePointer;
import dev.hansei.workflows.suites.RunId;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The evidence of a promotion, by link and hash. */
@Singleton
final class Exhibits {
  private final Runs runs;
  private final RunWords words;
  private final Prompts prompts;
  private final StagePointers pointers;

  Exhibits(Runs runs, RunWords words, Prompts prompts, StagePointers pointers) {
    this.runs = runs;
    this.words = words;
    this.prompts = prompts;
    this.pointers = pointers;
  }

  /** What somebody should read before deciding. */
  List<PromotionPage.Exhibit> of(Frame frame, ProjectId project, Promotion promotion) {
    List<PromotionPage.Exhibit> evidence = new ArrayList<>();
    prompts
        .version(project, promotion.candidate())
        .ifPresent(version ->
            evidence.add(
                new PromotionPage.Exhibit(
                    "The candidate's content",
                    frame.to("/lineage/prompt-version/" + version.id()),
                    Optional.of(version.artifact().sha256()))));
    run(frame, project, promotion.candidateRun(), "The candidate's run").ifPresent(evidence::add);
    promotion
        .baselineRun()
        .flatMap(run -> run(frame, project, run, "The live version's run"))
        .ifPresent(evidence::add);
    promotion
        .baselineRun()
        .ifPresent(baseline ->
            evidence.add(
                new PromotionPage.Exhibit(
                    "Both, case by case",
                    frame.to(
                        "/suites/compare?baseline=%s&candidate=%s"
                            .formatted(baseline, promotion.candidateRun())),
                    Optional.empty())));
    promotion
        .verdict()
        .ifPresent(verdict ->
            evidence.add(
                new PromotionPage.Exhibit(
                    "The gate's verdict",
                    frame.to("/gates/verdicts/" + verdict),
                    Optional.empty())));
    evidence.add(
        new PromotionPage.Exhibit(
            "Where all of it comes from",
            frame.to("/lineage/promotion/" + promotion.id()),
            Optional.empty()));
    return evidence;
  }

  /** What is live at a stage now. */
  Optional<PromptVersionId> live(ProjectId project, PromptId prompt, Stage stage) {
    return pointers.live(project, prompt, stage).map(StagePointer::version);
  }

  private Optional<PromotionPage.Exhibit> run(
      Frame frame, ProjectId project, RunId id, String what) {
    return runs.find(project, id).map(run -> exhibit(frame, project, run, what));
  }

  private PromotionPage.Exhibit exhibit(Frame frame, ProjectId project, RunView run, String what) {
    return new PromotionPage.Exhibit(
        "%s: %s on %s"
            .formatted(
                what,
                words.target(project, run.input().target()),
                words.dataset(project, run.input().datasetVersionId())),
        frame.to("/suites/runs/" + run.id()),
        Optional.of(run.manifest().sha256()));
  }
}
