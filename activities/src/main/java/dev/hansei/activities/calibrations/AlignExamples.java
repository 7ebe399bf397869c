package dev.hansei.activities.calibrations;

import dev.hansei.workflows.calibrations.LabelledItem;
import dev.hansei.workflows.criteria.ExamplePolicy;
import dev.hansei.workflows.criteria.JudgeMethod;
import dev.hansei.workflows.criteria.LabelledExamples;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.models.Embedder;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds the nearest labelled answers of role align. Vectors are kept in memory, texts are read each
 * time, so that what was erased is shown no more. Thread-safe.
 */
@Singleton
final class AlignExamples implements LabelledExamples {
  /** A set has at most a few hundred answers, so a few megabytes each. */
  private static final int SETS_MAX = 8;

  private final LabelSets labels;
  private final LabelTexts texts;
  private final Embedder embedder;
  private final Map<Key, List<Shelved>> kept = new ConcurrentHashMap<>();

  AlignExamples(LabelSets labels, LabelTexts texts, Embedder embedder) {
    this.labels = labels;
    this.texts = texts;
    this.embedder = embedder;
  }

  private record Key(ProjectId project, Sha256 set) {}

  /** A labelled answer by its vectors: of what was asked, and of that with the answer. */
  private record Shelved(LabelledItem item, float[] question, float[] both) {}

  @Override
  public List<Example> nearest(
      ProjectId project, JudgeMethod.Aligned method, String question, String answer) {
    List<Shelved> set = shelf(project, method.labels());
    List<float[]> own = embedder.embed(List.of(question, both(question, answer)));
    List<ExamplePolicy.Near> candidates = new ArrayList<>();
    for (int place = 0; place < set.size(); place++) {
      Shelved one = set.get(place);
      if (dot(one.question(), own.getFirst()) < TrainingQuestions.SAME) {
        candidates.add(
            new ExamplePolicy.Near(place, dot(one.both(), own.getLast()), one.item().passed()));
      }
    }
    List<LabelledItem> chosen =
        ExamplePolicy.choose(candidates, method.examples()).stream()
            .map(near -> set.get(near.place()).item())
            .toList();
    return texts(project, chosen).stream().flatMap(Optional::stream).toList();
  }

  private List<Shelved> shelf(ProjectId project, ArtifactRef set) {
    if (kept.size() > SETS_MAX) {
      kept.clear();
    }
    return kept.computeIfAbsent(
        new Key(project, set.sha256()), _ -> embedded(project, labels.read(set)));
  }

  private List<Shelved> embedded(ProjectId project, List<LabelledItem> items) {
    List<Optional<Example>> texts = texts(project, items);
    List<Shelved> shelved = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      if (texts.get(i).isPresent()) {
        Example text = texts.get(i).get();
        List<float[]> vectors =
            embedder.embed(List.of(text.question(), both(text.question(), text.answer())));
        shelved.add(new Shelved(items.get(i), vectors.getFirst(), vectors.getLast()));
      }
    }
    return shelved;
  }

  /** In the order of the items; empty for what was erased. */
  private List<Optional<Example>> texts(ProjectId project, List<LabelledItem> items) {
    LabelTexts.Found found = texts.read(project, items);
    return items.stream()
        .map(item ->
            found
                .of(item)
                .map(text -> new Example(text.asked().transcript(), text.answer(), item.passed())))
        .toList();
  }

  private static String both(String question, String answer) {
    return question + "\n" + answer;
  }

  private static double dot(float[] left, float[] right) {
    double sum = 0;
    for (int i = 0; i < left.length; i++) {
      sum += (double) left[i] * right[i];
    }
    return sum;
  }
}
