package dev.hansei.api.annotations;

import dev.hansei.api.pages.Frame;
import dev.hansei.api.pages.charts.IntervalChart;
import dev.hansei.api.projects.PersonNames;
import dev.hansei.infra.registry.annotations.AgreementReport;
import dev.hansei.infra.registry.annotations.AgreementReport.Measures;
import dev.hansei.infra.registry.annotations.AgreementReport.OfField;
import dev.hansei.infra.registry.annotations.AgreementReport.OfRater;
import dev.hansei.infra.registry.annotations.Agreements;
import dev.hansei.infra.registry.annotations.BothOrders;
import dev.hansei.infra.registry.annotations.Forms;
import dev.hansei.infra.registry.annotations.QueueAgreement.Scale;
import dev.hansei.workflows.annotations.Field;
import dev.hansei.workflows.annotations.Form;
import dev.hansei.workflows.annotations.ParadoxPolicy.Paradox;
import dev.hansei.workflows.annotations.Queue;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Gathers what a lead sees of the agreement in a queue. */
@Singleton
final class AgreementReader {
  /** A page of a hundred kilobytes has room for these; the API has all. */
  private static final int RATERS_SHOWN = 50;

  /** Everybody against one, in a large crowd. */
  private static final int PAIRS_SHOWN = 150;

  private static final String PERSON = "person:";

  private final Agreements agreements;
  private final Forms forms;
  private final PersonNames names;

  AgreementReader(Agreements agreements, Forms forms, PersonNames names) {
    this.agreements = agreements;
    this.forms = forms;
    this.names = names;
  }

  AgreementPage page(Frame frame, ProjectId project, Queue queue, AgreementView view) {
    Optional<AgreementReport> report = agreements.find(project, queue.id());
    String against = view.against() == null ? "" : view.against();
    List<OfField> fields = report.map(AgreementReport::fields).orElse(List.of());
    List<String> authors = AgreementView.authors(fields);
    Form form = forms.of(project, queue.plan());
    return new AgreementPage(
        frame,
        queue.id().toString(),
        queue.plan().name(),
        report.map(AgreementReport::labels).orElse(0),
        report.map(AgreementReport::brought).orElse(0),
        report.map(AgreementReport::measuredAt),
        authors.stream().map(author -> new AgreementPage.Choice(author, name(author))).toList(),
        authors.contains(against) ? against : "",
        fields.stream().map(of -> inField(of, title(queue, form, of.key()), view)).toList(),
        report.map(AgreementView::parts).orElse(List.of()),
        view.partOfPairs(),
        report.map(view::orders).orElse(List.of()).stream()
            .flatMap(judge -> judge(judge, view).stream())
            .toList(),
        queue.plan().prelabel().isPresent());
  }

  private Optional<AgreementPage.Judge> judge(BothOrders of, AgreementView view) {
    return of.of(view.partOfPairs())
        .map(figures -> new AgreementPage.Judge(name(of.author()), of.ties(), figures));
  }

  private static String title(Queue queue, Form form, String key) {
    return queue.plan().form().isEmpty() ? "" : form.field(key).map(Field::prompt).orElse(key);
  }

  private AgreementPage.InField inField(OfField of, String title, AgreementView view) {
    List<AgreementPage.Line> lines = lines(of.scale(), of.all());
    boolean isAgainst = view.reference(of).isPresent();
    List<AgreementView.Pair> pairs =
        isAgainst ? view.againstReference(of) : view.pairs(of, AgreementView.PAIRED_SHOWN);
    return new AgreementPage.InField(
        title,
        of.all(),
        lines,
        IntervalChart.ofDifferences(
            lines.stream()
                .map(line -> line.estimate())
                .map(it -> new IntervalChart.Interval(it.value(), it.lower(), it.upper()))
                .toList()),
        of.all().paradox().map(Paradox::sentence).orElse(""),
        of.words(),
        of.slices(),
        of.raters().stream().limit(RATERS_SHOWN).map(this::rater).toList(),
        of.raters().size(),
        pairs.stream().limit(PAIRS_SHOWN).map(this::pair).toList());
  }

  private static List<AgreementPage.Line> lines(Scale scale, Measures all) {
    return Stream.of(
            all.percent().map(it -> new AgreementPage.Line("two say the same", it, true)),
            all.kappa().map(it -> new AgreementPage.Line(kappa(scale), it, false)),
            all.fleiss().map(it -> new AgreementPage.Line("Fleiss' kappa", it, false)),
            all.alpha().map(it -> new AgreementPage.Line(alpha(scale), it, false)))
        .flatMap(Optional::stream)
        .toList();
  }

  private static String kappa(Scale scale) {
    return scale == Scale.ORDINAL ? "Cohen's kappa, weighted" : "Cohen's kappa";
  }

  private static String alpha(Scale scale) {
    return switch (scale) {
      case NOMINAL -> "Krippendorff's alpha";
      case ORDINAL -> "Krippendorff's alpha, of grades";
      case INTERVAL -> "Krippendorff's alpha, of numbers";
    };
  }

  private AgreementPage.Rater rater(OfRater of) {
    return new AgreementPage.Rater(
        name(of.author()),
        of.labels(),
        of.compared(),
        of.ties(),
        of.percent(),
        of.kappa(),
        of.alphaWithout());
  }

  private AgreementPage.Pair pair(AgreementView.Pair of) {
    return new AgreementPage.Pair(
        name(of.left()), name(of.right()), of.items(), of.percent(), of.kappa());
  }

  /** A person's name; of others the one they came with, and what they are unless people. */
  private String name(String author) {
    if (author.startsWith(PERSON)) {
      return names.of(PersonId.of(author.substring(PERSON.length())));
    }
    String kind = author.substring(0, author.indexOf(':'));
    String name = author.substring(author.indexOf(':') + 1);
    return kind.equals("outside") ? name : "%s (%s)".formatted(name, kind);
  }
}
