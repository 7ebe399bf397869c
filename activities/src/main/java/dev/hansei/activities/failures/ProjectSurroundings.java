package dev.hansei.activities.failures;

import dev.hansei.activities.metrics.formats.JsonAnswers;
import dev.hansei.infra.registry.Excerpt;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.prompts.Prompts;
import dev.hansei.infra.registry.traces.TraceSummary;
import dev.hansei.infra.registry.traces.Traces;
import dev.hansei.workflows.failures.Baseline;
import dev.hansei.workflows.failures.Detector;
import dev.hansei.workflows.failures.Surroundings;
import dev.hansei.workflows.failures.SurroundingsSource;
import dev.hansei.workflows.models.Embedder;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.prompts.PromptContent;
import dev.hansei.workflows.prompts.PromptName;
import dev.hansei.workflows.prompts.PromptVersion;
import dev.hansei.workflows.prompts.PromptVersionId;
import dev.hansei.workflows.traces.Span;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What detectors ask of a project: its recent traces, its prompts' schemas, its questions. */
@Singleton
public final class ProjectSurroundings implements SurroundingsSource {
  private static final Logger LOG = LoggerFactory.getLogger(ProjectSurroundings.class);

  /** Questions to compare with; embedding them takes a few seconds the first time. */
  static final int QUESTIONS_MAX = 300;

  /** Versions are looked for among the newest: older ones no longer answer. */
  private static final int NEWEST = PageRequest.LIMIT_MAX;

  private final Traces traces;
  private final Prompts prompts;
  private final Embedder embedder;

  public ProjectSurroundings(Traces traces, Prompts prompts, Embedder embedder) {
    this.traces = traces;
    this.prompts = prompts;
    this.embedder = embedder;
  }

  @Override
  public Surroundings of(ProjectId project) {
    return new Known(project);
  }

  private final class Known implements Surroundings {
    private final ProjectId project;
    private final TraceWindow window;
    private final Map<Span.PromptUse, String> schemas = new HashMap<>();
    private @Nullable List<String> questions;
    private List<float[]> vectors = List.of();

    Known(ProjectId project) {
      this.project = project;
      this.window = new TraceWindow(traces, project);
    }

    @Override
    public Optional<Baseline> usual(
        Detector.Measure measure, String model, Optional<Span.PromptUse> prompt) {
      return Optional.of(window.usual(measure, model, prompt));
    }

    @Override
    public boolean isJson(String answer) {
      return JsonAnswers.is(answer, List.of());
    }

    @Override
    public boolean breaksSchema(Span.PromptUse prompt, String answer) {
      String schema = schemas.computeIfAbsent(prompt, this::schemaOf);
      if (schema.isBlank()) {
        return false;
      }
      try {
        return !JsonAnswers.is(answer, List.of(schema));
      } catch (IllegalArgumentException e) {
        LOG.warn("The output schema of {} cannot be read; no answer is held to it", prompt.name());
        schemas.put(prompt, "");
        return false;
      }
    }

    /** Empty where the sender's words name no version of ours, or one without a schema. */
    private String schemaOf(Span.PromptUse use) {
      try {
        return prompts
            .find(project, new PromptName(use.name()))
            .flatMap(prompt ->
                prompts.numbers(project, prompt.id(), NEWEST).entrySet().stream()
                    .filter(version -> isNamed(version, use.version()))
                    .findFirst())
            .flatMap(version -> prompts.version(project, version.getKey()))
            .map(PromptVersion::content)
            .map(PromptContent::outputSchema)
            .orElse("");
      } catch (IllegalArgumentException _) {
        return "";
      }
    }

    private static boolean isNamed(Map.Entry<PromptVersionId, Integer> version, String words) {
      return words.equals(Integer.toString(version.getValue()))
          || words.equals(version.getKey().toString());
    }

    @Override
    public OptionalDouble familiarity(String question) {
      List<String> known = questions();
      float[] asked = embedder.embed(List.of(question)).getFirst();
      String head = Excerpt.of(question);
      // Once in the window it is most likely this very trace; twice, it is usual.
      boolean itself = known.stream().filter(one -> one.equals(head)).count() == 1;
      double best = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < known.size(); i++) {
        if (!itself || !known.get(i).equals(head)) {
          best = Math.max(best, cosine(asked, vectors.get(i)));
        }
      }
      return known.size() < Baseline.TRACES_LEAST
          ? OptionalDouble.empty()
          : OptionalDouble.of(best);
    }

    private List<String> questions() {
      var known = questions;
      if (known == null) {
        known =
            window.summaries().stream()
                .map(TraceSummary::question)
                .filter(question -> !question.isBlank())
                .limit(QUESTIONS_MAX)
                .toList();
        vectors = embedder.embed(known);
        questions = known;
      }
      return known;
    }

    private static double cosine(float[] one, float[] other) {
      double sum = 0;
      for (int i = 0; i < one.length; i++) {
        sum += (double) one[i] * other[i];
      }
      return sum;
    }
  }
}
