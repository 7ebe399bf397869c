package dev.hansei.api.annotations;

import dev.hansei.infra.registry.annotations.AgreementReport;
import dev.hansei.infra.registry.annotations.AgreementReport.Measures;
import dev.hansei.infra.registry.annotations.AgreementReport.OfField;
import dev.hansei.infra.registry.annotations.AgreementReport.OfRater;
import dev.hansei.infra.registry.annotations.AgreementReport.OfSlice;
import dev.hansei.infra.registry.annotations.AgreementReport.OfWord;
import dev.hansei.infra.registry.annotations.BothOrders;
import dev.hansei.infra.registry.annotations.QueueAgreement.Scale;
import dev.hansei.workflows.annotations.ParadoxPolicy.Paradox;
import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.annotations.QueuePlan;
import dev.hansei.workflows.criteria.PairFigures;
import dev.hansei.workflows.statistics.Estimate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * How far all who labelled a queue agree.
 *
 * @param labels how many labels that rests on
 * @param brought how many of them were brought from elsewhere beside the reviews
 * @param fields empty until something was measured
 * @param orders judges of pairs that were asked in both orders, against what people say
 * @param parts of these pairs, to ask for
 * @param judgeShown whether those who label read what a judge says first, and so agree more
 */
public record AgreementResource(
    UUID queue,
    int labels,
    int brought,
    List<InField> fields,
    Optional<Instant> measuredAt,
    List<InOrders> orders,
    List<String> parts,
    boolean judgeShown) {
  public AgreementResource {
    fields = List.copyOf(fields);
    orders = List.copyOf(orders);
    parts = List.copyOf(parts);
  }

  /** The same, as what was said in a queue of that plan. */
  AgreementResource of(QueuePlan plan) {
    return new AgreementResource(
        queue, labels, brought, fields, measuredAt, orders, parts, plan.prelabel().isPresent());
  }

  /**
   * One field; of a queue without a form the only one, {@code label}.
   *
   * @param all over all items
   * @param warning what to make of kappa and alpha where one word is used nearly always
   * @param raters each author against the majority of the others, most labels first
   * @param pairs the twenty authors with most labels, two by two, those who agree least first
   * @param reference the author that was asked for
   * @param against everybody else against that author
   */
  public record InField(
      String key,
      Scale scale,
      Measures all,
      Optional<String> warning,
      List<OfWord> words,
      List<OfSlice> slices,
      List<OfRater> raters,
      List<OfTwo> pairs,
      Optional<String> reference,
      List<OfTwo> against) {}

  /**
   * A judge of pairs, such as {@code model:gpt-4o}.
   *
   * @param compared pairs that it was asked of in both orders
   * @param ties of these, those of which people prefer neither answer; in no figure
   * @param halves pairs that it was asked of in one order alone; in no figure
   * @param figures of the part that was asked for, else of all
   */
  public record InOrders(
      String field,
      String author,
      int compared,
      int ties,
      int halves,
      Optional<PairFigures> figures) {}

  /** Two authors on the items that both labelled. */
  public record OfTwo(
      String left, String right, int items, Estimate percent, Optional<Estimate> kappa) {}

  static AgreementResource of(QueueId queue, Optional<AgreementReport> report, AgreementView view) {
    return report
        .map(it ->
            new AgreementResource(
                queue.value(),
                it.labels(),
                it.brought(),
                view.fields(it).stream().map(field -> inField(field, view)).toList(),
                Optional.of(it.measuredAt()),
                view.orders(it).stream().map(judge -> inOrders(judge, view)).toList(),
                AgreementView.parts(it),
                false))
        .orElseGet(() ->
            new AgreementResource(
                queue.value(), 0, 0, List.of(), Optional.empty(), List.of(), List.of(), false));
  }

  private static InOrders inOrders(BothOrders judge, AgreementView view) {
    return new InOrders(
        judge.field(),
        judge.author(),
        judge.compared(),
        judge.ties(),
        judge.halves(),
        judge.of(view.partOfPairs()));
  }

  private static InField inField(OfField field, AgreementView view) {
    return new InField(
        field.key(),
        field.scale(),
        field.all(),
        field.all().paradox().map(Paradox::sentence),
        field.words(),
        field.slices(),
        field.raters(),
        view.pairs(field, AgreementView.PAIRED).stream().map(AgreementResource::ofTwo).toList(),
        view.reference(field).map(OfRater::author),
        view.againstReference(field).stream().map(AgreementResource::ofTwo).toList());
  }

  private static OfTwo ofTwo(AgreementView.Pair pair) {
    return new OfTwo(pair.left(), pair.right(), pair.items(), pair.percent(), pair.kappa());
  }
}
