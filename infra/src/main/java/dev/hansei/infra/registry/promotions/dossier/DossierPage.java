package dev.hansei.infra.registry.promotions.dossier;

import dev.hansei.workflows.gates.Clause;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.promotions.Decision;
import dev.hansei.workflows.promotions.Dossier;
import dev.hansei.workflows.promotions.PromotionState;
import dev.hansei.workflows.promotions.RolloutLog;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A dossier for reading: one page without script and without anything from elsewhere. It says
 * nothing that the other files do not say, so it is made of them alone.
 */
final class DossierPage {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final DossierContents contents;
  private final Dossier dossier;

  private DossierPage(DossierContents contents) {
    this.contents = contents;
    this.dossier = contents.dossier();
  }

  /** The page as HTML. */
  static String of(DossierContents contents) throws DossierMismatch {
    return new DossierPage(contents).html();
  }

  private String html() throws DossierMismatch {
    var change = new DossierChange(contents);
    var figures = new DossierFigures(contents);
    return """
    <!doctype html>
    <html lang="en"><head><meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>%s</title>
    <style>%s</style></head>
    <body><main>
    """
            .formatted(Html.text(title()), DossierStyle.CSS)
        + header()
        + Html.section("What the gate says", gate())
        + Html.section("Candidate against baseline", figures.differences())
        + new DossierRehearsal(contents).html()
        + new DossierCanary(contents).html()
        + Html.section("What changes", change.html())
        + Html.section("Who decided", decisions())
        + Html.section("The runs, and what they cost", figures.runs())
        + Html.section("Judges and people", figures.judges())
        + Html.section("From the audit log", figures.audit())
        + Html.section("By hash", hashes())
        + Html.section("How to check it", checking())
        + "</main></body></html>\n";
  }

  private String title() {
    return "%s v%d to %s"
        .formatted(dossier.prompt(), dossier.candidate().number(), dossier.stage().word());
  }

  private String header() {
    String asked =
        "%s asked on %s. Promotion <code>%s</code>, edition %d of its dossier."
            .formatted(
                name(contents.name(dossier.requestedBy())),
                time(dossier.requestedAt()),
                dossier.promotionId(),
                dossier.edition());
    return "<header><h1 dir=\"auto\">%s</h1>%s%s%s</header>\n"
        .formatted(
            Html.text(title()),
            "<p class=\"answer\">%s</p>".formatted(sentence()),
            Html.note(asked),
            dossier.reason().map(this::words).orElse(""));
  }

  /** Where it stood, in one sentence. */
  private String sentence() {
    String version = "v" + dossier.candidate().number();
    String stage = dossier.stage().word();
    String before =
        dossier
            .replaces()
            .map(it -> " in place of v%d".formatted(it.number()))
            .orElse(", where nothing was live");
    if (dossier.edition() == Dossier.FOR_DECISION) {
      return "The gate has passed. %d people decide whether %s goes live in %s%s."
          .formatted(contents.asked().approvalsNeeded(), version, stage, before);
    }
    if (dossier.state() == PromotionState.PROMOTED) {
      return "%s went live in %s%s.".formatted(version, stage, before);
    }
    if (dossier.state() == PromotionState.ROLLED_BACK) {
      return contents
          .rollout()
          .flatMap(RolloutLog::takenBackAt)
          .map(share ->
              "%s had %s %% of the callers of %s and was taken back."
                  .formatted(version, DossierFigures.number(share / 100.0), stage))
          .orElseGet(() -> "%s was live in %s and was taken back.".formatted(version, stage));
    }
    return "%s did not go live in %s: the request is %s."
        .formatted(version, stage, dossier.state().name().toLowerCase(Locale.ROOT));
  }

  private String gate() {
    var out = new StringBuilder();
    var gate = contents.gate();
    out.append(
        Html.paragraph(
            "<span dir=\"auto\">%s</span> no. %d, at %s %% confidence, on %s."
                .formatted(
                    Html.text(gate.name()),
                    gate.number(),
                    DossierFigures.number(100 * gate.confidence()),
                    time(dossier.ruling().recordedAt()))));
    List<List<String>> rows =
        contents.verdict().clauses().stream().map(DossierPage::clause).toList();
    return out.append(Html.table(List.of("Clause", "Figures"), rows)).toString();
  }

  private static List<String> clause(Clause clause) {
    String word = clause.state().name().toLowerCase(Locale.ROOT);
    return List.of(
        "<span class=\"state %s\">%s</span>".formatted(word, word),
        "<span dir=\"auto\">%s</span>".formatted(Html.text(clause.sentence())));
  }

  private String decisions() {
    if (dossier.decisions().isEmpty()) {
      return Html.note(
          "Nobody yet. It takes %d release managers, neither author nor requester."
              .formatted(contents.asked().approvalsNeeded()));
    }
    var out = new StringBuilder();
    for (Dossier.Approval decision : dossier.decisions()) {
      out.append(
          Html.paragraph(
              "<strong>%s</strong> %s on %s."
                  .formatted(
                      name(contents.name(decision.personId())),
                      word(decision.kind()),
                      time(decision.at()))));
      decision.comment().map(this::words).ifPresent(out::append);
    }
    dossier
        .rollbackReason()
        .map(this::words)
        .ifPresent(words -> out.append(Html.paragraph("Taken back, because:")).append(words));
    return out.toString();
  }

  private static String word(Decision.Kind kind) {
    return switch (kind) {
      case APPROVE -> "approved";
      case REFUSE -> "refused";
      case WITHDRAW -> "withdrew it";
    };
  }

  private String words(Sha256 hash) {
    return contents.words(hash).map(Html::quote).orElseGet(() -> Html.note("Words erased since."));
  }

  private String hashes() {
    List<List<String>> rows =
        contents.files().entrySet().stream()
            .filter(file -> !file.getKey().equals(DossierFolder.PAGE))
            .filter(file -> file.getKey().startsWith("artifacts/"))
            .map(file ->
                List.of(what(Sha256.of(file.getValue())), Html.hash(Sha256.of(file.getValue()))))
            .toList();
    return Html.table(List.of("What", "SHA-256, and name under artifacts/"), rows);
  }

  /** What an artifact is. */
  private String what(Sha256 hash) {
    var ruling = dossier.ruling();
    if (hash.equals(ruling.gate())) {
      return "the gate";
    }
    if (hash.equals(ruling.evidence())) {
      return "the evidence";
    }
    if (hash.equals(ruling.verdict())) {
      return "the verdict";
    }
    if (hash.equals(dossier.candidate().content())) {
      return "the candidate's content";
    }
    if (dossier.replaces().filter(it -> it.content().equals(hash)).isPresent()) {
      return "the content of what it replaces";
    }
    if (dossier.plan().filter(hash::equals).isPresent()) {
      return "the plan of its release";
    }
    if (dossier.rollout().filter(hash::equals).isPresent()) {
      return "what its canary saw";
    }
    if (dossier.rehearsal().filter(hash::equals).isPresent()) {
      return "what its rehearsal on the inputs of the day before saw";
    }
    if (dossier.anchor().filter(hash::equals).isPresent()) {
      return "where the audit log was last on record outside of the service";
    }
    return run(hash).orElse("a certificate, or how far people agree");
  }

  private Optional<String> run(Sha256 hash) {
    for (int i = 0; i < dossier.runs().size(); i++) {
      String whose = i == 0 ? "the candidate's run" : "the baseline's run";
      if (dossier.runs().get(i).manifest().equals(hash)) {
        return Optional.of(whose + ": manifest");
      }
      if (dossier.runs().get(i).figures().equals(hash)) {
        return Optional.of(whose + ": figures");
      }
    }
    return Optional.empty();
  }

  private static String checking() {
    return Html.paragraph("<code>hansei promotions verify dossier.zip --key FILE</code>")
        + Html.note(
            "It needs this program with a JDK 25, the zip, and FILE with the public key (PEM, or one"
                + " line 'ed25519:...'); no service and no network. Take the key from whoever runs"
                + " the installation (hansei promotions keys), never from the zip.");
  }

  static String name(String name) {
    return "<span dir=\"auto\">%s</span>".formatted(Html.text(name));
  }

  static String time(Instant at) {
    return TIME.format(at);
  }
}
