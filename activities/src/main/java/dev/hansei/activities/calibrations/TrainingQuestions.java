package dev.hansei.activities.calibrations;

import dev.hansei.infra.registry.annotations.ItemTexts;
import dev.hansei.infra.registry.cases.Cases;
import dev.hansei.infra.registry.criteria.Judges;
import dev.hansei.infra.registry.criteria.LearnedModels;
import dev.hansei.workflows.annotations.Origin;
import dev.hansei.workflows.calibrations.LabelledItem;
import dev.hansei.workflows.cases.Case;
import dev.hansei.workflows.cases.CaseId;
import dev.hansei.workflows.criteria.Judge;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.criteria.LearnedModel;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.models.Embedder;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which questions a judge was trained on, so that it is not measured on nearly the same ones. The
 * firewall of {@code cases} keeps equal questions apart by their words; this adds those that say
 * the same in other words.
 */
@Singleton
final class TrainingQuestions {
  /**
   * MiniLM's cosine from which two questions are nearly the same: paraphrases that differ in a word
   * or two lie above it, other questions of one topic below.
   */
  static final double SAME = 0.95;

  /** Cases a statement. */
  private static final int BATCH = 200;

  private final LabelSets labels;
  private final Cases cases;
  private final ItemTexts texts;
  private final Embedder embedder;
  private final LearnedModels models;
  private final Judges judges;

  TrainingQuestions(
      LabelSets labels,
      Cases cases,
      ItemTexts texts,
      Embedder embedder,
      LearnedModels models,
      Judges judges) {
    this.labels = labels;
    this.cases = cases;
    this.texts = texts;
    this.embedder = embedder;
    this.models = models;
    this.judges = judges;
  }

  /**
   * The questions that a judge was learnt from or aligned with; none for one that only asks a
   * model. An aligned judge may have been aligned before, by an earlier version: its rubric was
   * written from those labels too, and they stay in the set.
   */
  Seen of(ProjectId project, Judge judge) {
    List<float[]> vectors = new ArrayList<>();
    models
        .of(judge)
        .map(LearnedModel::training)
        .or(judge::alignedWith)
        .ifPresent(set -> vectors.addAll(of(project, set).vectors));
    // A jury knows what its members know; none of these is a jury.
    for (JudgeId member : judge.members()) {
      vectors.addAll(of(project, judges.require(project, member)).vectors);
    }
    return new Seen(vectors);
  }

  /** The questions of a label set. */
  Seen of(ProjectId project, ArtifactRef set) {
    List<LabelledItem> taught = labels.read(set);
    List<CaseId> ids =
        taught.stream().flatMap(it -> Stream.ofNullable(it.caseId())).distinct().toList();
    List<String> questions = new ArrayList<>(elsewhere(project, taught));
    for (int from = 0; from < ids.size(); from += BATCH) {
      cases.findAll(project, ids.subList(from, Math.min(ids.size(), from + BATCH))).stream()
          .map(Case::content)
          .forEach(content -> questions.add(content.transcript()));
    }
    return new Seen(embedder.embed(questions));
  }

  private List<String> elsewhere(ProjectId project, List<LabelledItem> taught) {
    List<Origin> origins =
        taught.stream()
            .flatMap(it -> it.elsewhere().stream())
            .map(LabelledItem.Elsewhere::origin)
            .toList();
    List<String> questions = new ArrayList<>();
    for (int from = 0; from < origins.size(); from += BATCH) {
      texts
          .read(project, origins.subList(from, Math.min(origins.size(), from + BATCH)))
          .values()
          .forEach(item -> questions.add(item.asked().transcript()));
    }
    return questions.stream().distinct().toList();
  }

  /** Vectors of the questions seen. */
  final class Seen {
    private final List<float[]> vectors;

    private Seen(List<float[]> vectors) {
      this.vectors = vectors;
    }

    /** Whether a question is one of them, or nearly. */
    boolean holds(String question) {
      if (vectors.isEmpty()) {
        return false;
      }
      float[] own = embedder.embed(List.of(question)).getFirst();
      return vectors.stream().anyMatch(other -> dot(own, other) >= SAME);
    }

    private static double dot(float[] left, float[] right) {
      double sum = 0;
      for (int i = 0; i < left.length; i++) {
        sum += (double) left[i] * right[i];
      }
      return sum;
    }
  }
}
