package dev.hansei.activities.calibrations;

import dev.hansei.activities.Beating;
import dev.hansei.activities.criteria.JudgedAnswer;
import dev.hansei.infra.registry.calibrations.Judgement;
import dev.hansei.workflows.calibrations.AlignInput;
import dev.hansei.workflows.calibrations.AlignPolicy;
import dev.hansei.workflows.calibrations.AlignmentActivities.PlannedAlignment;
import dev.hansei.workflows.calibrations.AlignmentTrail;
import dev.hansei.workflows.calibrations.AlignmentTrail.Attempt;
import dev.hansei.workflows.calibrations.LabelledItem;
import dev.hansei.workflows.criteria.Judge;
import dev.hansei.workflows.criteria.JudgeMethod;
import dev.hansei.workflows.lineage.ArtifactRef;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Tries rubrics and examples on labels of role align. Half of the questions are read by the model
 * that writes; the other half chooses. To be called in an activity: it beats. Called again, it asks
 * the same and pays nothing.
 */
@Singleton
final class Aligner {
  private final LabelSets labels;
  private final Bench bench;
  private final RubricWriter writer;

  Aligner(LabelSets labels, Bench bench, RubricWriter writer) {
    this.labels = labels;
    this.bench = bench;
    this.writer = writer;
  }

  /** The judge as it would be, not saved: the same model and settings, another rubric. */
  static Judge draft(Judge base, String rubric, ArtifactRef set, int examples) {
    return new Judge(
        base.id(),
        base.criterionId(),
        base.number(),
        rubric,
        base.model(),
        base.settings(),
        base.contentSha256(),
        base.createdAt(),
        Optional.empty(),
        Optional.of(new JudgeMethod.Aligned(set, examples)));
  }

  /** Tries. */
  AlignmentTrail align(PlannedAlignment planned, Judge base) {
    AlignInput input = planned.input();
    List<Bench.Place> places = places(labels.read(planned.plan().align()));
    var work = new Work(planned, base, bench.sit(input.projectId(), base, places), places);
    work.before();
    for (int round = 1; input.way().rewrites() && round <= input.rounds(); round++) {
      work.rewrite(round);
    }
    if (input.way().showsExamples()) {
      work.showExamples();
    }
    return work.trail();
  }

  static List<Bench.Place> places(List<LabelledItem> items) {
    List<Bench.Place> places = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      places.add(new Bench.Place(i, items.get(i)));
    }
    return places;
  }

  /** One alignment under way. */
  private final class Work {
    private final PlannedAlignment planned;
    private final Judge base;
    private final Bench.Sitting texts;
    private final List<Bench.Place> read;
    private final List<Bench.Place> choosing;
    private final List<Attempt> attempts = new ArrayList<>();
    private Judge best;
    private List<Judgement> bestRead = List.of();
    private double kappaBefore;
    private double kappa;
    private int calls;

    Work(PlannedAlignment planned, Judge base, Bench.Sitting texts, List<Bench.Place> places) {
      this.planned = planned;
      this.base = base;
      this.best = base;
      this.texts = texts;
      this.read = half(places, question -> AlignPolicy.isRead(question));
      this.choosing = half(places, question -> !AlignPolicy.isRead(question));
    }

    private List<Bench.Place> half(List<Bench.Place> places, Predicate<String> of) {
      return places.stream()
          .filter(place -> texts.shown(place).map(JudgedAnswer::question).filter(of).isPresent())
          .toList();
    }

    void before() {
      kappaBefore = kappa(said(base, choosing));
      kappa = kappaBefore;
      if (planned.input().way().rewrites()) {
        bestRead = said(base, read);
      }
    }

    void rewrite(int round) {
      List<RubricWriter.Disagreement> differing = differing(round);
      if (differing.isEmpty()) {
        return;
      }
      calls++;
      Optional<String> written = writer.write(planned.input().projectId(), best, differing, round);
      if (written.isEmpty()) {
        attempts.add(new Attempt(round, "", best.shownExamples(), Optional.empty(), false));
        return;
      }
      Judge tried = draft(base, written.get(), planned.plan().align(), base.shownExamples());
      if (isBetter(tried, round)) {
        bestRead = said(tried, read);
      }
    }

    void showExamples() {
      if (best.shownExamples() == 0) {
        isBetter(draft(base, best.rubric(), planned.plan().align(), AlignPolicy.EXAMPLES), 0);
      }
    }

    private boolean isBetter(Judge tried, int round) {
      double seen = kappa(said(tried, choosing));
      boolean better = seen > kappa;
      attempts.add(
          new Attempt(round, tried.rubric(), tried.shownExamples(), Optional.of(seen), better));
      if (better) {
        best = tried;
        kappa = seen;
      }
      return better;
    }

    /** In the order of their places, which come by hash; another few each round. */
    private List<RubricWriter.Disagreement> differing(int round) {
      // Silence is wrong in kappa, and nothing that a rubric could be mended by.
      List<Judgement> wrong =
          bestRead.stream()
              .filter(one -> one.verdict() != Judgement.Verdict.UNSCORED)
              .filter(one -> !right(one))
              .toList();
      int from = wrong.isEmpty() ? 0 : ((round - 1) * AlignPolicy.READ_MAX) % wrong.size();
      List<RubricWriter.Disagreement> differing = new ArrayList<>();
      for (int i = 0; i < Math.min(AlignPolicy.READ_MAX, wrong.size()); i++) {
        Judgement one = wrong.get((from + i) % wrong.size());
        texts
            .shown(place(one))
            .ifPresent(shown ->
                differing.add(
                    new RubricWriter.Disagreement(
                        shown.question(), shown.answer(), one.people(), one.reason())));
      }
      return differing;
    }

    private Bench.Place place(Judgement said) {
      return read.stream()
          .filter(place -> place.ordinal() == said.ordinal())
          .findFirst()
          .orElseThrow();
    }

    private List<Judgement> said(Judge judge, List<Bench.Place> places) {
      calls += places.size();
      return Aligner.this.said(planned.input(), judge, places);
    }

    AlignmentTrail trail() {
      return new AlignmentTrail(
          base.rubric(),
          kappaBefore,
          choosing.size(),
          attempts,
          best.rubric(),
          best.shownExamples(),
          calls);
    }
  }

  /** What a judge says of some labels, in their order. */
  List<Judgement> said(AlignInput input, Judge judge, List<Bench.Place> places) {
    List<Judgement> said = new ArrayList<>();
    if (!places.isEmpty()) {
      Bench.Sitting sitting = bench.sit(input.projectId(), judge, places);
      Beating.here().each(places, sitting::judge, said::addAll);
    }
    said.sort(Comparator.comparingInt(Judgement::ordinal));
    return said;
  }

  private static double kappa(List<Judgement> said) {
    return said.isEmpty()
        ? 0
        : AlignPolicy.kappa(
            said.stream().map(Judgement::people).toList(),
            said.stream().map(Aligner::right).toList());
  }

  private static boolean right(Judgement one) {
    return one.verdict() == (one.people() ? Judgement.Verdict.PASSED : Judgement.Verdict.FAILED);
  }
}
