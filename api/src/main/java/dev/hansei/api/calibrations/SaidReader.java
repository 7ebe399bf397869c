package dev.hansei.api.calibrations;

import dev.hansei.api.calibrations.DiscoveryPage.SaidLine;
import dev.hansei.infra.registry.calibrations.Observations;
import dev.hansei.workflows.calibrations.Observation;
import dev.hansei.workflows.criteria.Quote;
import dev.hansei.workflows.criteria.SaidSource;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads quotes, and what they are of, where they were said. */
@Singleton
public final class SaidReader {
  private final Observations observations;

  SaidReader(Observations observations) {
    this.observations = observations;
  }

  /** Reads all that a page or answer shows, at once. */
  public Said read(ProjectId project, Collection<SaidSource> sources) {
    return new Said(observations.findAll(project, sources));
  }

  /** What was said, by where. */
  public record Said(Map<SaidSource, Observation> found) {
    public Said {
      found = Map.copyOf(found);
    }

    /** The words; empty where they were erased, taken back or changed since. */
    public Optional<String> words(Quote quote) {
      return observation(quote.source()).flatMap(one -> quote.in(one.text()));
    }

    /** One line of a page. */
    public SaidLine line(SaidSource source, Optional<String> words) {
      Optional<Observation> of = observation(source);
      return new SaidLine(
          source.kind().name().toLowerCase(Locale.ROOT),
          path(source),
          words,
          of.map(Observation::question).orElse(""),
          of.map(Observation::answer).orElse(""));
    }

    /** What was seen; empty where it is gone. */
    public Optional<Observation> observation(SaidSource source) {
      return Optional.ofNullable(found.get(source));
    }
  }

  /** The page of a source, from the project's. */
  public static String path(SaidSource source) {
    return switch (source.kind()) {
      case NOTE, CODE -> "/lineage/annotation/" + source.id();
      case FAILURE -> "/failures/" + source.id();
    };
  }
}
