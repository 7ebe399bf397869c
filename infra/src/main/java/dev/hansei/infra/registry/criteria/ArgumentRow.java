package dev.hansei.infra.registry.criteria;

import dev.hansei.infra.registry.Binary16;
import dev.hansei.infra.registry.Binary32;
import dev.hansei.workflows.criteria.Argument;
import dev.hansei.workflows.criteria.CriterionId;
import dev.hansei.workflows.criteria.Quote;
import dev.hansei.workflows.criteria.SaidSource;
import dev.hansei.workflows.lineage.Sha256;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code criteria_argument}. */
@MappedEntity("criteria_argument")
record ArgumentRow(
    @Id @Binary16 UUID projectId,
    @Binary16 UUID criterionId,
    String source,
    @Binary16 UUID sourceId,
    int quoteStart,
    int quoteLength,
    @Binary32 Sha256 quoteSha256,
    @Nullable @Binary16 UUID proposalId,
    Instant arguedAt) {
  static ArgumentRow of(UUID project, Argument argument) {
    Quote quote = argument.quote();
    return new ArgumentRow(
        project,
        argument.criterionId().value(),
        quote.source().kind().name(),
        quote.source().id(),
        quote.start(),
        quote.length(),
        quote.sha256(),
        argument.proposal().orElse(null),
        argument.at());
  }

  Argument argument() {
    var from = new SaidSource(SaidSource.Kind.valueOf(source), sourceId);
    return new Argument(
        new CriterionId(criterionId),
        new Quote(from, quoteStart, quoteLength, quoteSha256),
        Optional.ofNullable(proposalId),
        arguedAt);
  }
}
