package dev.hansei.api.suites;

import dev.hansei.api.bodies.Rules;
import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.infra.registry.gates.EvidenceReader;
import dev.hansei.workflows.suites.RunId;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
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

  private final EvidenceReader reader;
  private final SuiteFinder finder;
  private final PairReader pairs;

  ComparisonController(EvidenceReader reader, SuiteFinder finder, PairReader pairs) {
    this.reader = reader;
    this.finder = finder;
    this.pairs = pairs;
  }

  @Get
  @Allows
  @Operation(
      summary = "Compare two runs case by case",
      description =
          "Both completed and on the same dataset version. Differences are candidate minus"
              + " baseline, with paired bootstrap intervals of 'confidence' (0.95).")
  public ComparisonResource compare(
      Caller caller,
      @QueryValue @Nullable String baseline,
      @QueryValue @Nullable String candidate,
      @QueryValue @Nullable Double confidence) {
    RunId first = run(caller, "baseline", baseline);
    RunId second = run(caller, "candidate", candidate);
    double wanted = confidence == null ? CONFIDENCE_USUAL : confidence;
    if (!(wanted >= CONFIDENCE_MIN && wanted <= CONFIDENCE_MAX)) {
      throw new InvalidFieldException("confidence", "It is 0.8 to 0.999; 0.95 is usual.");
    }
    var differences = reader.compare(caller.projectId(), first, second, wanted);
    return new ComparisonResource(
        first.value(),
        second.value(),
        wanted,
        differences.entrySet().stream().map(ComparisonResource.Metric::from).toList(),
        pairs
            .of(caller.projectId(), first, finder.run(caller.projectId(), second.toString()))
            .entrySet()
            .stream()
            .map(
                entry -> ComparisonResource.Pairwise.from(entry.getKey(), entry.getValue(), wanted))
            .flatMap(Optional::stream)
            .toList());
  }

  private RunId run(Caller caller, String field, @Nullable String id) {
    return finder.run(caller.projectId(), Rules.needed(field, id)).id();
  }
}
