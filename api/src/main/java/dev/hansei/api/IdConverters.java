package dev.hansei.api;

import dev.hansei.workflows.cases.CaseId;
import dev.hansei.workflows.cases.DatasetId;
import dev.hansei.workflows.cases.DatasetVersionId;
import dev.hansei.workflows.cases.DocumentId;
import dev.hansei.workflows.cases.GenerationId;
import dev.hansei.workflows.criteria.CriterionId;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.failures.CollectionId;
import dev.hansei.workflows.failures.FailureId;
import dev.hansei.workflows.gates.GateId;
import dev.hansei.workflows.gates.VerdictId;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.models.EmbeddingSetId;
import dev.hansei.workflows.projects.EventId;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.ProjectName;
import dev.hansei.workflows.projects.TokenId;
import dev.hansei.workflows.projects.WebhookId;
import dev.hansei.workflows.promotions.PromotionId;
import dev.hansei.workflows.prompts.PromptName;
import dev.hansei.workflows.prompts.PromptVersionId;
import dev.hansei.workflows.suites.OutcomeId;
import dev.hansei.workflows.suites.RunId;
import dev.hansei.workflows.suites.SuiteId;
import dev.hansei.workflows.traces.DeadLetterId;
import dev.hansei.workflows.traces.TraceId;
import dev.hansei.workflows.tunings.AdapterId;
import dev.hansei.workflows.tunings.TuningId;
import io.micronaut.core.convert.ConversionContext;
import io.micronaut.core.convert.MutableConversionService;
import io.micronaut.core.convert.TypeConverterRegistrar;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Function;

/**
 * Lets controllers take ids and names as what they are. One that breaks its own rule is a problem
 * that names the path variable.
 */
@Singleton
final class IdConverters implements TypeConverterRegistrar {
  @Override
  public void register(MutableConversionService conversions) {
    text(conversions, AdapterId.class, AdapterId::of);
    text(conversions, TuningId.class, TuningId::of);
    text(conversions, CaseId.class, CaseId::of);
    text(conversions, CollectionId.class, CollectionId::of);
    text(conversions, CriterionId.class, CriterionId::of);
    text(conversions, DatasetId.class, DatasetId::of);
    text(conversions, DatasetVersionId.class, DatasetVersionId::of);
    text(conversions, DeadLetterId.class, DeadLetterId::of);
    text(conversions, DocumentId.class, DocumentId::of);
    text(conversions, EmbeddingSetId.class, EmbeddingSetId::of);
    text(conversions, EventId.class, EventId::of);
    text(conversions, FailureId.class, FailureId::of);
    text(conversions, GateId.class, GateId::of);
    text(conversions, GenerationId.class, GenerationId::of);
    text(conversions, JudgeId.class, JudgeId::of);
    text(conversions, OutcomeId.class, OutcomeId::of);
    text(conversions, PersonId.class, PersonId::of);
    text(conversions, ProjectName.class, ProjectName::new);
    text(conversions, PromotionId.class, PromotionId::of);
    text(conversions, PromptName.class, PromptName::new);
    text(conversions, PromptVersionId.class, PromptVersionId::of);
    text(conversions, RunId.class, RunId::of);
    text(conversions, Sha256.class, Sha256::new);
    text(conversions, SuiteId.class, SuiteId::of);
    text(conversions, TokenId.class, TokenId::of);
    text(conversions, TraceId.class, TraceId::new);
    text(conversions, VerdictId.class, VerdictId::of);
    text(conversions, WebhookId.class, WebhookId::of);
  }

  private static <T> void text(
      MutableConversionService conversions, Class<T> type, Function<String, T> read) {
    conversions.addConverter(
        CharSequence.class, type, (value, _, context) -> convert(value.toString(), read, context));
  }

  private static <T> Optional<T> convert(
      String value, Function<String, T> read, ConversionContext context) {
    try {
      return Optional.of(read.apply(value));
    } catch (IllegalArgumentException e) {
      context.reject(value, e);
      return Optional.empty();
    }
  }
}
