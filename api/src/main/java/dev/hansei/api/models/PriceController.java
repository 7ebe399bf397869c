package dev.hansei.api.models;

import dev.hansei.api.PageQuery;
import dev.hansei.api.PageResource;
import dev.hansei.api.bodies.YamlBodies;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.infra.registry.models.PriceLists;
import dev.hansei.workflows.projects.Role;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

/** What models cost, in versions that never change. */
@Controller("/api/v1/projects/{project}/models/prices")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "models")
public class PriceController {
  private final PriceLists prices;

  PriceController(PriceLists prices) {
    this.prices = prices;
  }

  @Get
  @Allows
  @Operation(
      summary = "The price list in force",
      description =
          "By which runs are reckoned that are planned from now on. 'number' is 0 where nobody"
              + " entered prices: then no cost is known. Nothing is built in.")
  public PriceListResource inForce(Caller caller) {
    return prices
        .newest(caller.projectId())
        .map(PriceListResource::from)
        .orElse(PriceListResource.NONE);
  }

  @Post
  @Consumes({MediaType.APPLICATION_JSON, YamlBodies.YAML, YamlBodies.YAML_OLD})
  @Allows(Role.LEAD)
  @Operation(
      summary = "Save prices",
      description =
          "The whole list, in JSON or YAML: a currency and prices {model, input, output,"
              + " cachedInput, validFrom} per million tokens; a model may end in a star. Makes the"
              + " next number; the same as what is in force makes none. With 'basedOn' 409"
              + " prices-changed where somebody saved meanwhile. What was planned before keeps the"
              + " list that was in force then.")
  public HttpResponse<PriceListResource> save(Caller caller, @Body NewPriceList body) {
    var saved = prices.save(caller.projectId(), body.wanted(), caller.actor());
    return HttpResponse.created(
        PriceListResource.from(saved),
        caller.api("/models/prices/versions/" + saved.list().number()));
  }

  @Get("/versions")
  @Allows
  @Operation(summary = "List price lists, newest first", description = "50 a page, 200 at most.")
  public PageResource<PriceListResource> versions(Caller caller, @RequestBean PageQuery query) {
    var page = prices.page(caller.projectId(), query.request());
    return PageResource.of(page, PriceListResource::from);
  }

  @Get("/versions/{number}")
  @Allows
  @Operation(summary = "Show a price list", description = "By its number; it never changes.")
  public PriceListResource version(Caller caller, int number) {
    return prices
        .find(caller.projectId(), number)
        .map(PriceListResource::from)
        .orElseThrow(() -> ApiProblem.notFound("price list", number).raise());
  }
}
