package dev.hansei.infra.registry.promotions.dossier;

import dev.hansei.infra.registry.AuditedEntry;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.promotions.Decision;
import dev.hansei.workflows.promotions.Dossier;
import dev.hansei.workflows.promotions.RehearsalPolicy;
import dev.hansei.workflows.promotions.RehearsalReport;
import dev.hansei.workflows.promotions.RehearsalReport.Figure;
import dev.hansei.workflows.statistics.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a dossier holds of a rehearsal: the part of its page, and whether the report is the one that
 * was written down and the approvals after it say what it asked them to.
 */
final class DossierRehearsal {
  private static final String SHARE = "share";
  private static final String NONE = "not known";

  private final DossierContents contents;

  DossierRehearsal(DossierContents contents) {
    this.contents = contents;
  }

  /** Empty without a rehearsal. */
  String html() {
    return contents
        .rehearsal()
        .map(report -> Html.section("What it answered to yesterday's inputs", html(report)))
        .orElse("");
  }

  private static String html(RehearsalReport report) {
    var out = new StringBuilder(Html.paragraph(sentence(report)));
    if (!report.figures().isEmpty()) {
      out.append(
          Html.table(
              List.of(
                  "On the same inputs",
                  "Live version",
                  "Candidate",
                  "Candidate less live",
                  "Inputs"),
              report.figures().stream().map(DossierRehearsal::row).toList()));
      out.append(
          Html.note(
              "In brackets 95 % intervals. Latency is the whole application's for the live version"
                  + " and the model's alone for the candidate, so no difference is given."));
    }
    return out.append(Html.note(inputs(report))).toString();
  }

  private static String sentence(RehearsalReport report) {
    return switch (report.state()) {
      case RUNNING -> "It had not ended.";
      case NO_INPUTS -> "The live version had no input that could be used, so nothing was asked.";
      case FAILED -> "It could not be done: %s.".formatted(Html.text(report.note()));
      case COMPARED ->
          report.held()
              ? "<strong>More than 5 % of the candidate's answers were errors</strong>, so whoever"
                  + " approved had to say why."
              : String.format(
                  Locale.ROOT,
                  "%,d inputs that the live version had were asked of the candidate, and both"
                      + " answers compared.",
                  report.inputs().compared());
    };
  }

  private static String inputs(RehearsalReport report) {
    RehearsalReport.Inputs seen = report.inputs();
    List<String> parts = new ArrayList<>();
    parts.add(
        String.format(
            Locale.ROOT,
            "%,d of %,d inputs from %s to %s were drawn, and %,d asked",
            seen.sampled(),
            seen.found(),
            DossierPage.time(report.from()),
            DossierPage.time(report.upTo()),
            seen.taken()));
    if (seen.blind() > 0) {
      parts.add(
          String.format(
              Locale.ROOT, "%,d left out, since they were being labelled blind", seen.blind()));
    }
    if (!seen.leftOut().isEmpty()) {
      parts.add("not compared: " + String.join(", ", seen.leftOut()));
    }
    if (!report.note().isEmpty()) {
      parts.add(Html.text(report.note()));
    }
    report.run().ifPresent(run -> parts.add("its run: <code>%s</code>".formatted(run)));
    report
        .dataset()
        .ifPresent(version -> parts.add("the inputs: version <code>%s</code>".formatted(version)));
    return String.join("; ", parts) + ".";
  }

  private static List<String> row(Figure figure) {
    boolean share = figure.unit().equals(SHARE);
    String name = share ? figure.name() : "%s (%s)".formatted(figure.name(), figure.unit());
    return List.of(
        Html.text(name),
        words(figure.live(), share, false),
        words(figure.candidate(), share, false),
        figure.difference().isPresent()
            ? words(figure.difference(), share, true)
            : "not comparable",
        figure
            .candidate()
            .or(figure::live)
            .map(Estimate::n)
            .map(DossierRehearsal::count)
            .orElse("0"));
  }

  private static String count(int n) {
    return String.format(Locale.ROOT, "%,d", n);
  }

  private static String words(Optional<Estimate> figure, boolean share, boolean signed) {
    double times = share ? 100 : 1;
    String unit = !share ? "" : signed ? " points" : " %";
    return figure
        .map(it ->
            "%s%s [%s, %s]"
                .formatted(
                    number(times * it.value(), signed),
                    unit,
                    number(times * it.lower(), signed),
                    number(times * it.upper(), signed)))
        .orElse(NONE);
  }

  /** Four places for what is small, such as the dollars of one answer. */
  private static String number(double value, boolean signed) {
    String places = Math.abs(value) >= 100 ? ".0f" : Math.abs(value) >= 0.1 ? ".1f" : ".4f";
    return String.format(Locale.ROOT, (signed ? "%+," : "%,") + places, value);
  }

  /**
   * The report is the one of the audit log, says what it says of errors by {@link RehearsalPolicy},
   * and where it holds no approval is without words.
   */
  void require() throws DossierMismatch {
    if (contents.rehearsal().isEmpty()) {
      return;
    }
    RehearsalReport report = contents.rehearsal().get();
    Sha256 hash = contents.dossier().rehearsal().orElseThrow();
    if (contents.audit().stream().noneMatch(line -> tells(line, hash))) {
      throw new DossierMismatch(
          DossierFolder.artifact(hash), "it is not the rehearsal that the audit log tells of");
    }
    if (report.held() != holds(report)) {
      throw new DossierMismatch(
          DossierFolder.artifact(hash), "whether it holds does not follow from its errors");
    }
    for (Dossier.Approval decision : contents.dossier().decisions()) {
      boolean silent = decision.kind() == Decision.Kind.APPROVE && decision.comment().isEmpty();
      if (report.held() && silent) {
        throw new DossierMismatch(
            "approvals",
            "decision %s says nothing, and the errors of the rehearsal ask for words"
                .formatted(decision.id()));
      }
    }
  }

  private static boolean tells(AuditedEntry line, Sha256 report) {
    return line.entry().action().equals("promotions.rehearsal")
        && DossierClaims.detail(line.entry().detail()).path("report").asText().equals(report.hex());
  }

  private static boolean holds(RehearsalReport report) {
    return report.figures().stream()
        .filter(figure -> figure.name().equals(RehearsalReport.ERRORS))
        .flatMap(figure -> figure.candidate().stream())
        .anyMatch(
            it -> RehearsalPolicy.holds(Math.toIntExact(Math.round(it.value() * it.n())), it.n()));
  }
}
