package dev.hansei.api.criteria;

import dev.hansei.api.calibrations.SaidReader;
import dev.hansei.workflows.criteria.Argument;
import dev.hansei.workflows.criteria.SaidSource;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Something that was said and argues for a criterion, as the API shows it.
 *
 * @param source the annotation or the failure
 * @param quote absent where its words were erased, taken back or changed since
 * @param proposal the proposal of a discovery that brought it
 */
public record ArgumentResource(
    SaidSource.Kind kind,
    UUID source,
    Optional<String> quote,
    Optional<UUID> proposal,
    Instant at) {
  static ArgumentResource from(Argument argument, SaidReader.Said said) {
    return new ArgumentResource(
        argument.quote().source().kind(),
        argument.quote().source().id(),
        said.words(argument.quote()),
        argument.proposal(),
        argument.at());
  }
}
