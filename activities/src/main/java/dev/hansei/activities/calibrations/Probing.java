package dev.hansei.activities.calibrations;

import dev.hansei.activities.Beating;
import dev.hansei.infra.registry.calibrations.HostileVerdict;
import dev.hansei.infra.registry.calibrations.HostileVerdicts;
import dev.hansei.infra.registry.calibrations.Judgement;
import dev.hansei.workflows.calibrations.CalibrationId;
import dev.hansei.workflows.calibrations.HostileProbe;
import dev.hansei.workflows.calibrations.JudgeTests;
import dev.hansei.workflows.calibrations.JudgedItem;
import dev.hansei.workflows.calibrations.LabelledItem;
import dev.hansei.workflows.calibrations.LengthBias;
import dev.hansei.workflows.calibrations.ModelFamily;
import dev.hansei.workflows.calibrations.ProbedItem;
import dev.hansei.workflows.calibrations.Probes;
import dev.hansei.workflows.calibrations.SelfPreference;
import dev.hansei.workflows.calibrations.Sensitivity;
import dev.hansei.workflows.criteria.Judge;
import dev.hansei.workflows.criteria.JudgeKind;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks for what leads a judge beside what it judges. */
@Singleton
final class Probing {
  /** Answers whose texts are in memory at once while their lengths are counted. */
  private static final int ANSWERS_READ = 500;

  private final Bench bench;
  private final HostileTexts hostile;
  private final HostileVerdicts verdicts;
  private final LabelTexts texts;
  private final JudgeTests tests;

  Probing(
      Bench bench,
      HostileTexts hostile,
      HostileVerdicts verdicts,
      LabelTexts texts,
      JudgeTests tests) {
    this.bench = bench;
    this.hostile = hostile;
    this.verdicts = verdicts;
    this.texts = texts;
    this.tests = tests;
  }

  /** A part of a label set that is frozen. */
  record Part(
      ProjectId project, CalibrationId calibration, List<LabelledItem> labels, int from, int to) {
    List<Boolean> passed() {
      return labels.stream().map(LabelledItem::passed).toList();
    }
  }

  /** An answer with the text to put at its end. */
  private record Target(Bench.Place place, HostileProbe.Attack attack) {}

  /**
   * Puts hostile texts into some answers of a part; those that were tried are not tried again.
   *
   * @param isAfresh whether nothing that the journal has of the judge may be used
   */
  void attack(Part part, Judge judge, boolean isAfresh) {
    List<Target> open = open(part);
    if (open.isEmpty()) {
      return;
    }
    List<Bench.Place> places = open.stream().map(Target::place).toList();
    Bench.Sitting sitting =
        isAfresh
            ? bench.sitAfresh(part.project(), judge, places, part.calibration())
            : bench.sit(part.project(), judge, places);
    Beating.here()
        .each(
            open,
            one -> sitting.attacked(one.place(), one.attack()),
            said -> verdicts.record(part.project(), part.calibration(), said));
  }

  private List<Target> open(Part part) {
    Map<Integer, Integer> places = HostileProbe.places(part.passed(), hostile.attacks().size());
    Set<Integer> done =
        verdicts.of(part.project(), part.calibration()).stream()
            .map(HostileVerdict::ordinal)
            .collect(Collectors.toSet());
    List<Target> open = new ArrayList<>();
    places.forEach((ordinal, attack) -> {
      if (ordinal >= part.from() && ordinal < part.to() && !done.contains(ordinal)) {
        open.add(
            new Target(
                new Bench.Place(ordinal, part.labels().get(ordinal)),
                hostile.attacks().get(attack)));
      }
    });
    return open;
  }

  /**
   * What was found.
   *
   * @param judged the answers with a verdict, by place in the label set
   * @param said all judgements, in the order of the label set
   */
  Probes of(Part whole, Judge judge, Map<Integer, JudgedItem> judged, List<Judgement> said) {
    HostileProbe.Tally tally = HostileProbe.tally(hostile.sha256(), attempts(whole, said));
    List<ProbedItem> items = probed(whole, judged);
    Optional<ModelFamily> own =
        judge.kind() == JudgeKind.LEARNED ? Optional.empty() : ModelFamily.of(judge.model());
    return new Probes(
        List.of(
            HostileProbe.of(tally),
            LengthBias.of(items),
            SelfPreference.of(own, items),
            Sensitivity.probe(tests.of(whole.project(), judge.id()))),
        Optional.of(tally));
  }

  private List<HostileProbe.Attempt> attempts(Part whole, List<Judgement> said) {
    List<HostileProbe.Attempt> attempts = new ArrayList<>();
    for (HostileVerdict tried : verdicts.of(whole.project(), whole.calibration())) {
      Judgement before = said.get(tried.ordinal());
      // Silence says nothing about the text: a recorded judge does not know the answer with it.
      if (before.verdict() != Judgement.Verdict.UNSCORED
          && tried.verdict() != Judgement.Verdict.UNSCORED) {
        attempts.add(
            new HostileProbe.Attempt(
                tried.attack(),
                before.verdict() == Judgement.Verdict.PASSED,
                tried.verdict() == Judgement.Verdict.PASSED));
      }
    }
    return attempts;
  }

  private List<ProbedItem> probed(Part whole, Map<Integer, JudgedItem> judged) {
    List<ProbedItem> items = new ArrayList<>();
    List<Map.Entry<Integer, JudgedItem>> all = List.copyOf(judged.entrySet());
    for (int from = 0; from < all.size(); from += ANSWERS_READ) {
      var some = all.subList(from, Math.min(all.size(), from + ANSWERS_READ));
      LabelTexts.Found found =
          texts.read(
              whole.project(), some.stream().map(one -> whole.labels().get(one.getKey())).toList());
      some.forEach(
          one -> items.add(probed(whole.labels().get(one.getKey()), one.getValue(), found)));
    }
    return items;
  }

  /** Which model wrote it is known only of answers of runs. */
  private static ProbedItem probed(LabelledItem label, JudgedItem item, LabelTexts.Found found) {
    return new ProbedItem(
        item,
        found.of(label).map(one -> one.answer().length()).orElse(0),
        found.answer(label).flatMap(one -> ModelFamily.of(one.model())));
  }
}
