package dev.hansei.api.pages.samples;

import dev.hansei.api.suites.JudgedSafety;
import dev.hansei.api.suites.SafetyTable;
import dev.hansei.workflows.criteria.Hazard;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.criteria.SafetyAnswer;
import dev.hansei.workflows.criteria.SafetyPolicy;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What safety judges said of a run: one of all categories, one that gave no verdict. */
final class SafetySamples {
  private static final double CONFIDENCE = 0.95;
  private final Voice voice;

  SafetySamples(Voice voice) {
    this.voice = voice;
  }

  SafetyTable table() {
    List<Hazard> all = List.of(Hazard.values());
    return new SafetyTable(
        List.of(
            judged("harm", all, answers(118)),
            judged(
                "leaks",
                List.of(Hazard.PRIVACY),
                List.of(new SafetyAnswer("case 1", Optional.empty())))));
  }

  private JudgedSafety judged(String metric, List<Hazard> hazards, List<SafetyAnswer> answers) {
    return new JudgedSafety(
        voice.say(metric),
        new JudgeId(Voice.id(71)),
        voice.say(metric + " v2"),
        SafetyPolicy.count(hazards, answers, CONFIDENCE));
  }

  private static List<SafetyAnswer> answers(int count) {
    return IntStream.range(0, count)
        .mapToObj(i ->
            new SafetyAnswer(
                "case " + i / 2,
                i == 7
                    ? Optional.empty()
                    : Optional.of(
                        i % 40 == 0 ? "unsafe spc" : i % 50 == 3 ? "unsafe prv spc" : "safe")))
        .toList();
  }
}
