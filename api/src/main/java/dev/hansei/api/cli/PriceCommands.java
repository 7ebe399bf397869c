package dev.hansei.api.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What models cost. */
@Command(
    name = "prices",
    description = "What models cost, per million tokens; each change is a version of its own.")
final class PriceCommands {
  private static final String PATH = "/models/prices";
  private static final String[] COLUMNS = {"model", "input", "cachedInput", "output", "validFrom"};

  private final Session session;

  PriceCommands(Session session) {
    this.session = session;
  }

  @Command(description = "Shows the prices in force, or a list of before by its number.")
  int show(
      @Parameters(paramLabel = "NUMBER", arity = "0..1", description = "a list's number")
          @Nullable Integer number) {
    return print(session.api().get(number == null ? PATH : PATH + "/versions/" + number));
  }

  @Command(description = "Saves a whole list from a YAML or JSON file.")
  int save(
      @Parameters(
              paramLabel = "FILE",
              description =
                  "{currency, note, prices: [{model, input, output, cachedInput, validFrom}]};"
                      + " '-' reads JSON from stdin")
          Path file) {
    return print(session.api().post(PATH, Api.mediaType(file), Api.read(file)));
  }

  @Command(description = "Adds one price, in place of the one of the same model and day.")
  int set(
      @Parameters(
              paramLabel = "MODEL",
              description = "such as openai/gpt-4o-mini, or openai/gpt-4o* for all that begin so")
          String model,
      @Option(
              names = "--input",
              required = true,
              paramLabel = "PRICE",
              description = "of a million tokens that it reads")
          BigDecimal input,
      @Option(
              names = "--output",
              required = true,
              paramLabel = "PRICE",
              description = "of a million tokens that it writes")
          BigDecimal output,
      @Mixin PriceOptions options) {
    JsonNode there = session.api().get(PATH);
    Map<String, Object> added = new LinkedHashMap<>();
    added.put("model", model);
    added.put("input", input);
    added.put("output", output);
    options.addTo(added);
    List<Object> prices = without(there, model, String.valueOf(added.get("validFrom")));
    prices.add(added);
    return print(save(there, options.currency(there), prices));
  }

  @Command(description = "Takes the prices of a model away; runs planned before keep them.")
  int remove(
      @Parameters(paramLabel = "MODEL", description = "as the list has it") String model,
      @Option(
              names = "--from",
              paramLabel = "DAY",
              description = "only the price from that day; all of the model when left out")
          @Nullable LocalDate from) {
    JsonNode there = session.api().get(PATH);
    List<Object> kept = without(there, model, from == null ? "" : from.toString());
    if (kept.size() == there.path("prices").size()) {
      throw CliFailure.usage("the list in force has no such price; `models prices show` has all");
    }
    return print(save(there, there.path("currency").asText(), kept));
  }

  @Command(description = "Lists the versions, newest first.")
  int versions(@Mixin Paging paging) {
    return session
        .output()
        .table(
            session.api().get(paging.of(PATH + "/versions")),
            "number",
            "currency",
            "note",
            "savedAt");
  }

  /** All prices but those of a model, on one day or on every day. */
  private static List<Object> without(JsonNode there, String model, String day) {
    List<Object> kept = new ArrayList<>();
    for (JsonNode price : there.path("prices")) {
      boolean isMeant =
          price.path("model").asText().equals(model)
              && (day.isEmpty() || price.path("validFrom").asText().equals(day));
      if (!isMeant) {
        kept.add(price);
      }
    }
    return kept;
  }

  private JsonNode save(JsonNode there, String currency, List<Object> prices) {
    return session
        .api()
        .post(
            PATH,
            Map.of(
                "currency", currency, "prices", prices, "basedOn", there.path("number").asInt()));
  }

  private int print(JsonNode list) {
    if (session.output().isJson()) {
      return session.output().show(list);
    }
    if (list.path("number").asInt() == 0) {
      return session
          .output()
          .say(
              list,
              "no price is known; enter one: hansei models prices set MODEL --input P --output P");
    }
    session.output().show(list, "number", "currency", "note", "savedAt");
    return session.output().table(CampaignWatch.items(list.path("prices")), COLUMNS);
  }

  /** What else a price may say. */
  static final class PriceOptions {
    @Option(
        names = "--cached",
        paramLabel = "PRICE",
        description = "of a million tokens from the provider's cache; as --input when left out")
    private @Nullable BigDecimal cached;

    @Option(
        names = "--from",
        paramLabel = "DAY",
        description = "the first day on which it holds; today (UTC) when left out")
    private @Nullable LocalDate from;

    @Option(
        names = "--currency",
        paramLabel = "CODE",
        description = "of the whole list, such as USD; that of the list in force when left out")
    private @Nullable String currency;

    void addTo(Map<String, Object> price) {
      if (cached != null) {
        price.put("cachedInput", cached);
      }
      price.put("validFrom", (from == null ? LocalDate.now(ZoneOffset.UTC) : from).toString());
    }

    String currency(JsonNode there) {
      if (currency != null) {
        return currency;
      }
      String used = there.path("currency").asText();
      return used.isEmpty() ? "USD" : used;
    }
  }
}
