package dev.hansei.api.models;

import dev.hansei.api.pages.Section;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.api.projects.ProjectPages;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.models.PriceLists;
import dev.hansei.infra.registry.models.SavedPriceList;
import dev.hansei.workflows.models.Price;
import dev.hansei.workflows.projects.Role;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What models cost, to be read and changed: each change is the next number. */
@Hidden
@Controller("/projects/{project}/models/prices")
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class PricePages {
  private static final int DIGITS_MAX = 20;

  private final ProjectPages pages;
  private final PriceLists prices;

  PricePages(ProjectPages pages, PriceLists prices) {
    this.pages = pages;
    this.prices = prices;
  }

  /** The list in force, or one of those before. */
  @Get
  @Allows
  public HttpResponse<byte[]> show(Caller caller, @QueryValue Optional<Integer> number) {
    var newest = prices.newest(caller.projectId());
    var shown =
        number.isEmpty()
            ? newest
            : Optional.of(
                prices
                    .find(caller.projectId(), number.get())
                    .orElseThrow(() -> ApiProblem.notFound("price list", number.get()).raise()));
    var frame = pages.frame(caller, Section.MODELS, "Prices");
    return pages.show(
        "models/prices.jte",
        new PricesPage(
            frame,
            shown,
            shown.equals(newest),
            prices.page(caller.projectId(), PageRequest.first(PageRequest.LIMIT_MAX)).items(),
            LocalDate.ofInstant(frame.now(), ZoneOffset.UTC)));
  }

  /** Adds a price, in place of the one of the same model and day. */
  @Post
  @Allows(Role.LEAD)
  public HttpResponse<byte[]> add(Caller caller, @Body Map<String, String> form) {
    Price added = price(form);
    List<Price> kept = without(caller, added.model(), added.validFrom());
    kept.add(added);
    return save(caller, form, kept);
  }

  /** Takes a price away. */
  @Post("/remove")
  @Allows(Role.LEAD)
  public HttpResponse<byte[]> remove(Caller caller, @Body Map<String, String> form) {
    return save(caller, form, without(caller, form.getOrDefault("model", ""), day(form)));
  }

  private List<Price> without(Caller caller, String model, LocalDate day) {
    List<Price> there =
        prices.newest(caller.projectId()).map(saved -> saved.list().prices()).orElse(List.of());
    List<Price> kept = new ArrayList<>(there);
    kept.removeIf(price -> price.model().equals(model) && price.validFrom().equals(day));
    return kept;
  }

  private HttpResponse<byte[]> save(Caller caller, Map<String, String> form, List<Price> kept) {
    String currency =
        prices
            .newest(caller.projectId())
            .map(SavedPriceList::list)
            .filter(list -> !list.prices().isEmpty())
            .map(list -> list.currency())
            .orElseGet(() -> form.getOrDefault("currency", "USD").strip());
    var body =
        new NewPriceList(
            currency,
            kept.stream().map(PricePages::line).toList(),
            form.getOrDefault("note", ""),
            based(form));
    prices.save(caller.projectId(), body.wanted(), caller.actor());
    return pages.leadTo(caller, "/models/prices");
  }

  private static NewPrice line(Price price) {
    return new NewPrice(
        price.model(), price.input(), price.output(), price.cachedInput(), price.validFrom());
  }

  private static Price price(Map<String, String> form) {
    return new NewPrice(
            form.getOrDefault("model", "").strip(),
            amount(form, "input"),
            amount(form, "output"),
            form.getOrDefault("cachedInput", "").isBlank() ? null : amount(form, "cachedInput"),
            day(form))
        .price();
  }

  private static BigDecimal amount(Map<String, String> form, String field) {
    String text = form.getOrDefault(field, "").strip();
    if (text.length() > DIGITS_MAX || !text.matches("\\d+(\\.\\d+)?")) {
      throw new InvalidFieldException(field, "A price per million tokens, such as 0.15.");
    }
    return new BigDecimal(text);
  }

  private static LocalDate day(Map<String, String> form) {
    try {
      return LocalDate.parse(form.getOrDefault("validFrom", ""));
    } catch (DateTimeParseException e) {
      throw new InvalidFieldException("validFrom", "A day, such as 2026-11-01.");
    }
  }

  private static @Nullable Integer based(Map<String, String> form) {
    String text = form.getOrDefault("basedOn", "");
    return text.matches("\\d{1,9}") ? Integer.valueOf(text) : null;
  }
}
