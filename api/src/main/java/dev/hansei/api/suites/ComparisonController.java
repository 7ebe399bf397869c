package dev.hansei.api.suites;

import dev.hansei.api.bodies.Rules;
import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.workflows.suites.RunId;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compares two runs case by case. */
@Controller("/api/v1/projects/{project}/suites/comparisons")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "suites")
public class ComparisonController {
  private static final double CONFIDENCE_USUAL = 0.95;
  private static final double CONFIDENCE_MIN = 0.8;
  private static final double CONFIDENCE_MAX = 0.999;

  private final Comparisons comparisons;
  private final SuiteFinder finder;
  private final PairReader pairs;
  private final SliceReader slices;
  private final RunSight sight;

  ComparisonController(
      Comparisons comparisons,
      SuiteFinder finder,
      PairReader pairs,
      SliceReader slices,
      RunSight sight) {
    this.comparisons = comparisons;
    this.finder = finder;
    this.pairs = pairs;
    this.slices = slices;
    this.sight = sight;
  }

  @Get
  @Allows
  @Operation(
      summary = "Compare two runs case by case",
      description =
          "Both completed and on the same dataset version. Differences are candidate minus"
              + " baseline, with paired bootstrap intervals of 'confidence' (0.95). 'test' is"
              + " McNemar's mid-p where every score is pass or fail, else the sign-flip test;"
              + " 'corrected' is its p-value after Holm over all metrics. 'slice' keeps the cases"
              + " whose field has a value, as language:ja; mode:ID those made of failures of that"
              + " failure mode (the heir of a merged one), mode:alone of failures of none. 503"
              + " comparison-busy: many are being computed, ask again.")
  public ComparisonResource compare(
      Caller caller,
      @QueryValue @Nullable String baseline,
      @QueryValue @Nullable String candidate,
      @QueryValue @Nullable Double confidence,
      @QueryValue @Nullable String slice) {
    RunId first = run(caller, "baseline", baseline);
    RunId second = run(caller, "candidate", candidate);
    sight.require(caller, first, second);
    double wanted = confidence == null ? CONFIDENCE_USUAL : confidence;
    if (!(wanted >= CONFIDENCE_MIN && wanted <= CONFIDENCE_MAX)) {
      throw new InvalidFieldException("confidence", "It is 0.8 to 0.999; 0.95 is usual.");
    }
    var asked =
        new Comparisons.Asked(
            caller.projectId(),
            first,
            second,
            wanted,
            Optional.ofNullable(slice).map(text -> slices.read(caller.projectId(), text)));
    return ComparisonResource.from(asked, comparisons.of(asked), pairwise(caller, asked));
  }

  private List<ComparisonResource.Pairwise> pairwise(Caller caller, Comparisons.Asked asked) {
    var candidate = finder.run(caller.projectId(), asked.candidate().toString());
    return pairs.of(caller.projectId(), asked.baseline(), candidate).entrySet().stream()
        .flatMap(entry ->
            ComparisonResource.Pairwise.from(entry.getKey(), entry.getValue(), asked.confidence())
                .stream())
        .toList();
  }

  private RunId run(Caller caller, String field, @Nullable String id) {
    return finder.run(caller.projectId(), Rules.needed(field, id)).id();
  }
}
