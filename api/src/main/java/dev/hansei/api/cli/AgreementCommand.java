package dev.hansei.api.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** How far those who labelled a queue agree, in full. */
@Command(
    name = "agreement",
    description = "Shows how far all who labelled a queue agree: measures, words, slices, authors.")
final class AgreementCommand implements Callable<Integer> {
  private static final String[] MEASURES = {
    "key",
    "scale",
    "all/items",
    "all/percent/value",
    "all/percent/lower",
    "all/percent/upper",
    "all/kappa/value",
    "all/kappa/lower",
    "all/kappa/upper",
    "all/fleiss/value",
    "all/fleiss/lower",
    "all/fleiss/upper",
    "all/alpha/value",
    "all/alpha/lower",
    "all/alpha/upper",
    "warning"
  };

  private static final String[] ORDERS = {
    "author",
    "figures/pairs",
    "figures/accuracy/value",
    "figures/correct/value",
    "figures/consistent/value",
    "figures/firstPicks/value",
    "figures/orderKappa/value",
    "figures/kappa/value"
  };

  private final Session session;

  @Parameters(paramLabel = "QUEUE", description = "the queue's id")
  private String queue = "";

  @Option(names = "--field", paramLabel = "KEY", description = "this field of the form alone")
  private @Nullable String field;

  @Option(
      names = "--against",
      paramLabel = "AUTHOR",
      description = "everybody against this author, as outside:expert")
  private @Nullable String against;

  @Option(
      names = "--part",
      paramLabel = "PART",
      description = "of judges of pairs: this part of the pairs, as 'language: ja'")
  private @Nullable String part;

  AgreementCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    String query =
        "?field="
            + Api.encoded(field == null ? "" : field)
            + "&against="
            + Api.encoded(against == null ? "" : against)
            + "&part="
            + Api.encoded(part == null ? "" : part);
    JsonNode found = session.api().get(AnnotationCommands.path(queue) + "/agreement" + query);
    session.output().show(found, "labels", "brought", "measuredAt");
    if (!session.output().isJson()) {
      found.path("fields").forEach(this::show);
      session.output().part(found.path("orders"), ORDERS);
    }
    return ExitCodes.OK;
  }

  private void show(JsonNode one) {
    Output output = session.output();
    output.show(one, MEASURES);
    output.part(one.path("words"), "word", "share", "positive", "negative", "alpha/value");
    output.part(
        one.path("slices"),
        "dimension",
        "part",
        "measures/items",
        "measures/percent/value",
        "measures/alpha/value");
    output.part(
        one.path("raters"),
        "author",
        "labels",
        "compared",
        "percent/value",
        "kappa/value",
        "alphaWithout");
    output.part(
        one.path(one.path("against").isEmpty() ? "pairs" : "against"),
        "left",
        "right",
        "items",
        "percent/value",
        "kappa/value");
  }
}
