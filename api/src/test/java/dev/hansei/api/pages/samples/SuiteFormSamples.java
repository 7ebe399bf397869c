package dev.hansei.api.pages.samples;

import dev.hansei.api.pages.Section;
import dev.hansei.api.suites.SeenDataset;
import dev.hansei.api.suites.SuiteFormPage;
import dev.hansei.workflows.cases.DatasetId;
import dev.hansei.workflows.cases.DatasetVersion;
import dev.hansei.workflows.cases.DatasetVersionId;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.criteria.JudgeKind;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.suites.AtHand;
import dev.hansei.workflows.suites.DatasetFacts;
import dev.hansei.workflows.suites.ProposalPolicy;
import dev.hansei.workflows.suites.TaskKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The form that makes a suite. */
final class SuiteFormSamples {
  private static final int CASES = 120;

  private final Voice voice;

  SuiteFormSamples(Voice voice) {
    this.voice = voice;
  }

  SuiteFormPage form() {
    return new SuiteFormPage(
        voice.frame(Section.SUITES),
        List.of(voice.say("gate-set"), "other"),
        voice.say("gate-set"),
        Optional.of(TaskKind.QA),
        Optional.of(seen()),
        new SuiteFormPage.Filled(voice.say("quality"), voice.say("- {type: f1, threshold: 0.6}")),
        Map.of(
            "name", voice.say("It has 1 to 80 characters."),
            "assertions", voice.say("[0].type: 'f2' is not known here.")));
  }

  private SeenDataset seen() {
    var scripts = new DatasetFacts.Scripts(0, CASES);
    var facts =
        new DatasetFacts(
            CASES,
            CASES,
            CASES,
            CASES,
            3,
            scripts,
            new DatasetFacts.References(scripts, 0, 0, 21, List.of(), List.of()),
            new DatasetFacts.Lengths(60, 800, 90));
    var judge =
        new AtHand.KnownJudge(
            new JudgeId(Voice.id(51)),
            voice.say("grounded v2"),
            JudgeKind.FACTUAL_CONSISTENCY,
            1,
            false);
    var version =
        new DatasetVersion(
            new DatasetVersionId(Voice.id(21)),
            new DatasetId(Voice.id(20)),
            3,
            new ArtifactRef(Sha256.of("cases"), ArtifactRef.JSON, 900),
            CASES,
            Voice.minutesAgo(90));
    return new SeenDataset(
        version,
        facts,
        ProposalPolicy.decide(facts, new AtHand(0, 1, List.of(judge)), Optional.of(TaskKind.QA)));
  }
}
