package dev.hansei.api.pages.samples;

import dev.hansei.api.pages.Section;
import dev.hansei.api.suites.ImportedPage;
import dev.hansei.api.suites.ImportedSuite;
import dev.hansei.api.suites.LeftOut;
import dev.hansei.api.suites.ManifestPage;
import dev.hansei.api.suites.RunForm;
import dev.hansei.api.suites.RunPlanPage;
import dev.hansei.api.suites.RunPlanResource;
import dev.hansei.api.suites.SuiteListPage;
import dev.hansei.api.suites.SuiteResource;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.models.TokenRange;
import dev.hansei.workflows.suites.Suite;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What stands around runs: no suite yet, an imported one, the plan of a run, its manifest. */
final class RunPlanSamples {
  private final Voice voice;

  private RunPlanSamples(Voice voice) {
    this.voice = voice;
  }

  /** All of them. */
  static List<Sample> of(Voice voice) {
    var samples = new RunPlanSamples(voice);
    return List.of(
        new Sample(
            "suites-empty",
            "suites/list.jte",
            new SuiteListPage(voice.frame(Section.SUITES), List.of(), List.of(), Optional.empty())),
        new Sample("suite-imported", "suites/imported.jte", samples.imported()),
        new Sample("manifest", "suites/manifest.jte", samples.manifest()),
        new Sample("run-plan", "suites/plan.jte", samples.plan()));
  }

  private ImportedPage imported() {
    Suite suite = new SuiteSamples(voice).noun();
    var resource =
        new SuiteResource(
            suite.id().value(),
            suite.name(),
            suite.number(),
            suite.datasetId().value(),
            suite.assertions(),
            suite.createdAt());
    return new ImportedPage(
        voice.frame(Section.SUITES),
        new ImportedSuite(
            resource,
            voice.say("gate-set"),
            Voice.id(61),
            38,
            38,
            List.of(
                new LeftOut(
                    "tests[3].assert[0]",
                    voice.say("javascript"),
                    "Code that a document brings is not run here."))));
  }

  private RunPlanPage plan() {
    RunPlanResource plan = calls();
    return new RunPlanPage(
        voice.frame(Section.SUITES),
        "/projects/support/suites/1",
        plan,
        Optional.of(plan),
        voice.say("The run would pay 100 model calls, and its budget is 20."),
        new RunForm(
            Map.of(
                "target",
                Voice.id(63).toString(),
                "model",
                voice.say("openai/gpt-4o-mini"),
                "strategy",
                "self-critique"),
            Map.of()));
  }

  private RunPlanResource calls() {
    var range = new TokenRange(2_400, 9_800);
    var cost = new RunPlanResource.CostRange("USD", new BigDecimal("0.10"), new BigDecimal("0.42"));
    var part =
        new RunPlanResource.Part(
            "target",
            voice.say("openai/gpt-4o-mini"),
            120,
            20,
            range,
            range,
            "input by the length of the texts",
            Optional.of(cost),
            "$0.10 to $0.42");
    return new RunPlanResource(
        60,
        2,
        120,
        120,
        20,
        100,
        range,
        range,
        120,
        2,
        Optional.of(cost),
        "$0.10 to $0.42",
        List.of(part));
  }

  private ManifestPage manifest() {
    return new ManifestPage(
        voice.frame(Section.SUITES),
        "/projects/support/suites/runs/1",
        Sha256.of("manifest"),
        List.of(
            new ManifestPage.Line("Suite", voice.say("quality no. 2"), false),
            new ManifestPage.Line("Cases, 120", Sha256.of("cases").hex(), true),
            new ManifestPage.Line("Prices", "list 2 in USD, as of 2026-11-20", false)));
  }
}
