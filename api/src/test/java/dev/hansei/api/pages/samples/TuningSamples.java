package dev.hansei.api.pages.samples;

import dev.hansei.api.pages.Section;
import dev.hansei.api.tunings.TuningListPage;
import dev.hansei.api.tunings.TuningPage;
import dev.hansei.infra.registry.tunings.TuningView;
import dev.hansei.infra.registry.tunings.TuningView.Outcome;
import dev.hansei.infra.registry.tunings.TuningView.Product;
import dev.hansei.workflows.cases.DatasetVersionId;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.prompts.PromptVersionId;
import dev.hansei.workflows.statistics.Estimate;
import dev.hansei.workflows.tunings.AdapterId;
import dev.hansei.workflows.tunings.HeldOut;
import dev.hansei.workflows.tunings.Trials;
import dev.hansei.workflows.tunings.TuneInput;
import dev.hansei.workflows.tunings.TuningActivities.TuningPlan;
import dev.hansei.workflows.tunings.TuningId;
import dev.hansei.workflows.tunings.TuningReport;
import dev.hansei.workflows.tunings.TuningState;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Tunings: the list, and one in every state. */
final class TuningSamples {
  private final Voice voice;

  private TuningSamples(Voice voice) {
    this.voice = voice;
  }

  static List<Sample> of(Voice voice) {
    var samples = new TuningSamples(voice);
    Stream<Sample> lists =
        Stream.of(
            new Sample("tunings", "tunings/list.jte", samples.list()),
            new Sample(
                "tunings-empty",
                "tunings/list.jte",
                new TuningListPage(voice.frame(Section.TUNINGS), List.of(), Optional.empty())));
    Stream<Sample> each =
        Stream.of(TuningState.values())
            .map(state ->
                new Sample("tuning-" + state, "tunings/tuning.jte", samples.tuning(state)));
    return Stream.concat(lists, each).toList();
  }

  private TuningListPage list() {
    return new TuningListPage(
        voice.frame(Section.TUNINGS),
        Stream.of(TuningState.values()).map(this::view).toList(),
        Optional.of("next"));
  }

  private TuningPage tuning(TuningState state) {
    var pairs = new TuningPage.Link(voice.say("developer questions v2"), "/cases/datasets/1");
    var base = new TuningPage.Link("ask-the-docs v2", "/prompts/ask-the-docs?version=2");
    Optional<TuningPage.Link> candidate =
        state == TuningState.COMPLETED
            ? Optional.of(new TuningPage.Link("ask-the-docs v3", "/prompts/ask-the-docs?version=3"))
            : Optional.empty();
    return new TuningPage(voice.frame(Section.TUNINGS), view(state), pairs, base, candidate);
  }

  private TuningView view(TuningState state) {
    boolean failed = state == TuningState.FAILED;
    boolean ended = state == TuningState.COMPLETED || state == TuningState.NO_GAIN;
    Optional<TuningPlan> plan =
        failed
            ? Optional.empty()
            : Optional.of(
                new TuningPlan(
                    new ArtifactRef(Sha256.of("material"), ArtifactRef.JSON, 1_000), 240, 1_800));
    return new TuningView(
        input(),
        state,
        plan,
        failed ? "INVALID" : "",
        failed ? "too-few-pairs" : "",
        ended ? Optional.of(outcome(state)) : Optional.empty(),
        Voice.minutesAgo(60),
        state.isTerminal() ? Optional.of(Voice.minutesAgo(57)) : Optional.empty());
  }

  private TuneInput input() {
    return new TuneInput(
        new ProjectId(Voice.id(2)),
        new TuningId(Voice.id(110)),
        voice.say("questions of developers"),
        new DatasetVersionId(Voice.id(111)),
        new PromptVersionId(Voice.id(112)),
        new PersonId(Voice.id(3)));
  }

  private static Outcome outcome(TuningState state) {
    boolean helped = state == TuningState.COMPLETED;
    var unchanged = new Trials.Trial(Optional.empty(), 0.61, 0.74);
    var tried = new Trials.Trial(Optional.of(3.0), helped ? 0.68 : 0.60, 0.8);
    var trials =
        new Trials(unchanged, List.of(tried), helped ? Optional.of(3.0) : Optional.empty());
    var product = new Product(new AdapterId(Voice.id(113)), new PromptVersionId(Voice.id(114)));
    return new Outcome(
        new TuningReport(new ModelName("builtin/all-minilm-l6-v2-q"), 3, trials, heldOut(helped)),
        new ArtifactRef(Sha256.of("report"), ArtifactRef.JSON, 2_048),
        helped ? Optional.of(product) : Optional.empty());
  }

  private static HeldOut heldOut(boolean helped) {
    Estimate before = new Estimate(0.61, 0.56, 0.66, 0.95, 240);
    Estimate none = new Estimate(0, 0, 0.015, 0.95, 240);
    return helped
        ? new HeldOut(
            240,
            1_800,
            new HeldOut.Change(
                before,
                new Estimate(0.68, 0.63, 0.73, 0.95, 240),
                new Estimate(0.07, 0.04, 0.10, 0.95, 240)),
            new HeldOut.Change(
                new Estimate(0.74, 0.69, 0.79, 0.95, 240),
                new Estimate(0.80, 0.75, 0.85, 0.95, 240),
                new Estimate(0.06, 0.02, 0.10, 0.95, 240)))
        : new HeldOut(
            240,
            1_800,
            new HeldOut.Change(before, before, none),
            new HeldOut.Change(before, before, none));
  }
}
