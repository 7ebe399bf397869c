package dev.hansei.api.pages.samples;

import dev.hansei.api.pages.Section;
import dev.hansei.api.suites.OutcomeLine;
import dev.hansei.api.suites.OutcomePage;
import dev.hansei.api.suites.ScoreLine;
import dev.hansei.api.suites.StoryResource;
import dev.hansei.workflows.cases.Case;
import dev.hansei.workflows.criteria.Score;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.models.Cost;
import dev.hansei.workflows.models.Usage;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Cases of a run: as lines of its page, and one with its whole story. */
final class OutcomeSamples {
  private final Voice voice;

  OutcomeSamples(Voice voice) {
    this.voice = voice;
  }

  OutcomePage page(OutcomeLine line) {
    return new OutcomePage(
        voice.frame(Section.SUITES),
        "/projects/support/suites/runs/1",
        line,
        new CaseSamples(voice).item(1, Case.State.FINAL),
        line.scores().stream().map(score -> new ScoreLine(score, "from 0.75", "1.00")).toList(),
        Optional.of(voice.say("You can return any laptop within 30 days, opened or not.")),
        Optional.of(story()),
        Optional.of(Sha256.of("call").hex()),
        new Usage(812, 41, 210),
        1_940,
        true,
        new Cost("USD", 210, 0),
        "/projects/support/lineage/outcome/1",
        Optional.of("/projects/support/suites/runs/1/outcomes/16"),
        Optional.of("/projects/support/suites/runs/1/outcomes/18"));
  }

  private StoryResource story() {
    return new StoryResource(
        List.of(
            new StoryResource.Step(
                voice.say("sample 1"),
                false,
                Optional.of(voice.say("Laptops cannot be returned.")),
                Optional.of(Sha256.of("first").hex()),
                voice.say("0.250. The policy says otherwise."),
                Optional.of(Sha256.of("judged").hex())),
            new StoryResource.Step(
                voice.say("sample 2"),
                true,
                Optional.empty(),
                Optional.empty(),
                "",
                Optional.empty())),
        voice.say("Answer 2 has the highest score, 0.750."));
  }

  List<OutcomeLine> lines() {
    return Stream.concat(worst().stream(), others().stream()).toList();
  }

  private List<OutcomeLine> worst() {
    return List.of(
        new OutcomeLine(
            17,
            0,
            voice.say("Within how many days can an opened laptop be returned?"),
            true,
            "scored",
            "",
            List.of(
                new Score(voice.say("f1"), 0.12, false, ""),
                new Score(
                    voice.say("grounded"),
                    0,
                    false,
                    voice.say("“opened or not” is not in the passages"))),
            false,
            1_940,
            new Usage(812, 41, 210)),
        new OutcomeLine(
            3,
            1,
            voice.say("Who pays for shipping a faulty kettle back?"),
            false,
            "scored",
            "",
            List.of(
                new Score(voice.say("f1"), 0.4, false, ""),
                new Score(voice.say("grounded"), 1, true, "")),
            false,
            840,
            new Usage(400, 30, 0)));
  }

  private List<OutcomeLine> others() {
    return List.of(
        new OutcomeLine(
            81,
            0,
            voice.say("Do gift cards expire?"),
            false,
            "error",
            "rate limited",
            List.of(),
            false,
            0,
            Usage.NONE),
        new OutcomeLine(
            90,
            0,
            voice.say("Is there a shop in Kyoto?"),
            false,
            "unscored",
            "judge unreadable",
            List.of(new Score(voice.say("f1"), 0.9, true, "")),
            false,
            61_200,
            new Usage(400, 30, 90)),
        new OutcomeLine(
            4,
            0,
            voice.say("How long do refunds take?"),
            false,
            "scored",
            "",
            List.of(
                new Score(voice.say("f1"), 0.94, true, ""),
                new Score(voice.say("grounded"), 1, true, "")),
            true,
            700,
            new Usage(400, 30, 90)));
  }
}
