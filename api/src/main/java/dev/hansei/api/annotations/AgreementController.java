package dev.hansei.api.annotations;

import dev.hansei.api.bodies.Named;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.infra.registry.annotations.Agreements;
import dev.hansei.infra.registry.annotations.Queues;
import dev.hansei.workflows.annotations.Queue;
import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.projects.Role;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** How far those who labelled agree. While labels come in, reviewers must not learn it. */
@Controller("/api/v1/projects/{project}/annotations/queues/{queue}/agreement")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "annotations")
public class AgreementController {
  private final Queues queues;
  private final Agreements agreements;

  AgreementController(Queues queues, Agreements agreements) {
    this.queues = queues;
    this.agreements = agreements;
  }

  @Get
  @Allows({Role.LEAD, Role.ADMIN})
  @Operation(
      summary = "Show how far all who labelled a queue agree",
      description =
          "Reviewers and those from elsewhere, as measured last: percent, kappa, Fleiss' kappa and"
              + " Krippendorff's alpha by what the field takes, with intervals; of each word"
              + " against the rest, of slices of the items, of each author against the majority of"
              + " the others, of authors two by two. A warning where one word is used nearly"
              + " always. 'orders' has judges of pairs that were asked in both orders: accuracy,"
              + " right twice, the same choice, picks of the answer shown first, kappa with people"
              + " and between the orders. 'fields' is empty until something was measured.")
  public AgreementResource show(
      Caller caller,
      String queue,
      @QueryValue @Parameter(description = "This field of the form alone.") @Nullable String field,
      @QueryValue
          @Parameter(
              description =
                  "An author, as 'outside:expert': everybody else against this one in 'against'.")
          @Nullable String against,
      @QueryValue
          @Parameter(
              description =
                  "Of judges of pairs: this part of the pairs alone, as 'language: ja'; one of"
                      + " 'parts'.")
          @Nullable String part) {
    Queue asked =
        Named.requireId("queue", queue, it -> queues.asked(caller.projectId(), new QueueId(it)));
    return AgreementResource.of(
            asked.id(),
            agreements.find(caller.projectId(), asked.id()),
            new AgreementView(field, against, part))
        .of(asked.plan());
  }
}
