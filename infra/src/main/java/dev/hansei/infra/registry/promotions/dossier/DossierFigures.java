package dev.hansei.infra.registry.promotions.dossier;

import dev.hansei.infra.registry.AuditedEntry;
import dev.hansei.workflows.gates.JudgeStanding;
import dev.hansei.workflows.gates.MetricEvidence;
import dev.hansei.workflows.models.Cost;
import dev.hansei.workflows.promotions.Dossier;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The tables of a dossier's page. Figures stand with their intervals, on one axis. */
final class DossierFigures {
  private static final int WIDTH = 160;
  private static final int HEIGHT = 16;
  private static final double MICROS = 1e6;

  private final DossierContents contents;
  private final Dossier dossier;

  DossierFigures(DossierContents contents) {
    this.contents = contents;
    this.dossier = contents.dossier();
  }

  /** Each metric on the cases that both runs scored. */
  String differences() {
    List<MetricEvidence> metrics = contents.evidence().metrics();
    if (metrics.isEmpty()) {
      return Html.note("No metric was compared: nothing was live, or the runs share none.");
    }
    double widest =
        metrics.stream()
            .mapToDouble(one -> Math.max(Math.abs(one.lower()), Math.abs(one.upper())))
            .max()
            .orElse(1);
    double scale = widest == 0 ? 1 : widest;
    return Html.table(
            List.of(
                "Metric",
                "Difference, with its interval",
                "Drawn",
                "Baseline",
                "Candidate",
                "Cases"),
            metrics.stream().map(one -> difference(one, scale)).toList())
        + Html.note(
            "Candidate less baseline on the same cases, at %s %% confidence; the line in the middle is 0."
                .formatted(number(100 * contents.gate().confidence())));
  }

  private static List<String> difference(MetricEvidence one, double scale) {
    return List.of(
        DossierPage.name(one.metric()),
        String.format(
            Locale.ROOT, "%+.3f [%+.3f, %+.3f]", one.difference(), one.lower(), one.upper()),
        drawn(one, scale),
        String.format(Locale.ROOT, "%.3f", one.baselineMean()),
        String.format(Locale.ROOT, "%.3f", one.candidateMean()),
        String.format(Locale.ROOT, "%,d", one.pairs()));
  }

  private static String drawn(MetricEvidence one, double scale) {
    return String.format(
        Locale.ROOT,
        "<svg width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" aria-hidden=\"true\">"
            + "<line class=\"axis\" x1=\"%.1f\" y1=\"0\" x2=\"%.1f\" y2=\"%d\"/>"
            + "<line class=\"whisker\" x1=\"%.1f\" y1=\"8\" x2=\"%.1f\" y2=\"8\"/>"
            + "<circle class=\"dot\" cx=\"%.1f\" cy=\"8\" r=\"4\"/></svg>",
        WIDTH,
        HEIGHT,
        WIDTH,
        HEIGHT,
        x(0, scale),
        x(0, scale),
        HEIGHT,
        x(one.lower(), scale),
        x(one.upper(), scale),
        x(one.difference(), scale));
  }

  private static double x(double value, double scale) {
    return WIDTH / 2.0 + value / scale * (WIDTH / 2.0 - 6);
  }

  /** Items by outcome, tokens and money. */
  String runs() {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < dossier.runs().size(); i++) {
      rows.add(run(i == 0 ? "candidate" : "baseline", dossier.runs().get(i)));
    }
    return Html.table(
        List.of(
            "Run",
            "Items",
            "Scored",
            "Error",
            "Unscored",
            "Cancelled",
            "Tokens in, out",
            "Cost",
            "Its id"),
        rows);
  }

  private static List<String> run(String whose, Dossier.Run run) {
    return List.of(
        whose,
        String.format(Locale.ROOT, "%,d", run.planned()),
        String.format(Locale.ROOT, "%,d", run.counts().scored()),
        String.format(Locale.ROOT, "%,d", run.counts().error()),
        String.format(Locale.ROOT, "%,d", run.counts().unscored()),
        String.format(Locale.ROOT, "%,d", run.counts().cancelled()),
        String.format(
            Locale.ROOT, "%,d, %,d", run.usage().inputTokens(), run.usage().outputTokens()),
        Html.text(cost(run)),
        "<code>%s</code>".formatted(run.id()));
  }

  private static String cost(Dossier.Run run) {
    Cost cost = run.cost();
    if (cost.currency().isEmpty()) {
      return run.usage().costUsdMicros() == 0
          ? "not known"
          : String.format(
              Locale.ROOT, "USD %.4f, as the provider told", run.usage().costUsdMicros() / MICROS);
    }
    String known = String.format(Locale.ROOT, "%s %.4f", cost.currency(), cost.micros() / MICROS);
    return cost.isKnown()
        ? known
        : known + String.format(Locale.ROOT, ", and %,d of unknown cost", cost.unknown());
  }

  /** What judges were worth, and how far people agree. */
  String judges() {
    List<JudgeStanding> judges = contents.evidence().judges();
    String agreements =
        dossier.agreements().isEmpty()
            ? Html.note("No labels by people are among the evidence.")
            : Html.table(
                List.of("Queue of labels", "How far people agree, under artifacts/"),
                dossier.agreements().stream()
                    .map(one ->
                        List.of(
                            "<code>%s</code>".formatted(one.queueId()), Html.hash(one.agreement())))
                    .toList());
    if (judges.isEmpty()) {
      return Html.note("No judge speaks in the evidence.") + agreements;
    }
    return Html.table(
            List.of("Metric", "May it gate?", "Why"),
            judges.stream().map(DossierFigures::judge).toList())
        + agreements;
  }

  private static List<String> judge(JudgeStanding judge) {
    return List.of(
        DossierPage.name(judge.metric()),
        judge.mayGate() ? "yes" : "no",
        DossierPage.name(judge.sentence()));
  }

  /** Its lines, with their hashes. */
  String audit() {
    return Html.table(
            List.of("Line", "When", "What", "Who"),
            contents.audit().stream().map(this::line).toList())
        + Html.note("With their hashes in audit.json.");
  }

  private List<String> line(AuditedEntry line) {
    var entry = line.entry();
    return List.of(
        Long.toString(entry.sequence()),
        DossierPage.time(entry.at()),
        Html.text(entry.action()),
        DossierPage.name(who(entry.actor())));
  }

  private String who(String actor) {
    return dossier.people().stream()
        .filter(person -> actor.equals("person:" + person))
        .map(contents::name)
        .findFirst()
        .orElseGet(() -> actor.startsWith("workflow:") ? "the workflow" : actor);
  }

  /** Without needless digits. */
  static String number(double value) {
    String text = String.format(Locale.ROOT, "%.2f", value);
    return text.contains(".") ? text.replaceAll("0+$", "").replaceAll("\\.$", "") : text;
  }
}
