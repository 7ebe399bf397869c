package dev.hansei.api.pages.samples;

import java.util.List;
import java.util.stream.Stream;

/** Every page there is, drawn from sample data. */
public final class Samples {
  private Samples() {}

  /** All samples, each text said by that voice. */
  public static List<Sample> of(Voice voice) {
    return Stream.of(
            LoopSamples.of(voice),
            ModeSamples.of(voice),
            TraceRuleSamples.of(voice),
            CaseSamples.of(voice),
            SuiteSamples.of(voice),
            RunPlanSamples.of(voice),
            AnnotationSamples.of(voice),
            TraceQueueSamples.of(voice),
            CalibrationSamples.of(voice),
            PairJudgeSamples.of(voice),
            DiscoverySamples.of(voice),
            PromptSamples.of(voice),
            EditorSamples.of(voice),
            CriteriaSamples.of(voice),
            GateSamples.of(voice),
            MonitorSamples.of(voice),
            PromotionSamples.of(voice),
            ReleaseSamples.of(voice),
            LineageSamples.of(voice),
            ModelSamples.of(voice),
            JudgeFormSamples.of(voice),
            TuningSamples.of(voice),
            ProjectSamples.of(voice),
            WebhookSamples.of(voice),
            AskingSamples.of(voice),
            CampaignSamples.of(voice))
        .flatMap(List::stream)
        .toList();
  }
}
