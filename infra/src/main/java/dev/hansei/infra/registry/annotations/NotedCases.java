package dev.hansei.infra.registry.annotations;

import dev.hansei.infra.registry.Page;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.infra.registry.cases.Cases;
import dev.hansei.infra.registry.cases.NewCase;
import dev.hansei.infra.registry.lineage.Edges;
import dev.hansei.workflows.annotations.Annotation;
import dev.hansei.workflows.annotations.AnnotationId;
import dev.hansei.workflows.annotations.Field;
import dev.hansei.workflows.annotations.Label;
import dev.hansei.workflows.annotations.LabelledOutcome;
import dev.hansei.workflows.annotations.Purpose;
import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.annotations.TextKind;
import dev.hansei.workflows.cases.Case;
import dev.hansei.workflows.cases.CaseContent;
import dev.hansei.workflows.cases.CaseId;
import dev.hansei.workflows.cases.CasePolicy;
import dev.hansei.workflows.cases.CaseProblem;
import dev.hansei.workflows.cases.DatasetId;
import dev.hansei.workflows.cases.EarlierAnswer;
import dev.hansei.workflows.lineage.Edge;
import dev.hansei.workflows.lineage.Node;
import dev.hansei.workflows.lineage.NodeKind;
import dev.hansei.workflows.lineage.Relation;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Makes cases of answers that annotators noted something on, or said better: the same question
 * again, with the answer and the notes as what a later answer should take up, and with a person's
 * text, where there is one, as the reference. A case's content never changes, so they go to another
 * dataset.
 */
@Singleton
public final class NotedCases {
  private static final int PAGE = 200;

  private final LabelledOutcomes outcomes;
  private final Queues queues;
  private final Forms forms;
  private final Cases cases;
  private final Edges edges;
  private final Transactions transactions;

  NotedCases(
      LabelledOutcomes outcomes,
      Queues queues,
      Forms forms,
      Cases cases,
      Edges edges,
      Transactions transactions) {
    this.outcomes = outcomes;
    this.queues = queues;
    this.forms = forms;
    this.cases = cases;
    this.edges = edges;
    this.transactions = transactions;
  }

  /**
   * What came of a queue.
   *
   * @param noted labelled answers with a note or a better text, one a question
   * @param added cases that were added as drafts
   * @param rejected those that were not: asked already, of another split, or too large with what
   *     was said
   */
  public record Made(int noted, int added, int rejected) {
    Made plus(Made other) {
      return new Made(noted + other.noted, added + other.added, rejected + other.rejected);
    }
  }

  /** A case to add, and what it is made of. */
  private record Noted(NewCase added, LabelledOutcome of, Optional<AnnotationId> better) {}

  /**
   * Adds a draft for each case of the queue that has a labelled answer with a note, a correction
   * that changes something, or a demonstration; the first such answer counts. Each page of the
   * queue is one transaction, with lineage from the old case and from each annotation. Again
   * rejects all as duplicates.
   *
   * @throws RegistryException NOT_FOUND for the dataset
   */
  public Made make(ProjectId project, QueueId queue, DatasetId dataset, Actor actor) {
    Set<String> seen = new HashSet<>();
    Made all = new Made(0, 0, 0);
    List<Field> written = written(project, queue);
    Optional<String> after = Optional.empty();
    do {
      Page<LabelledOutcome> page = outcomes.ofQueue(project, queue, new PageRequest(after, PAGE));
      List<Noted> noted =
          page.items().stream()
              .flatMap(one -> noted(dataset, one, written).stream())
              .filter(one -> seen.add(one.of().asked().transcript()))
              .toList();
      List<Noted> fitting = noted.stream().filter(NotedCases::fits).toList();
      int tooLarge = noted.size() - fitting.size();
      all = all.plus(new Made(tooLarge, 0, tooLarge));
      if (!fitting.isEmpty()) {
        all = all.plus(add(project, dataset, fitting, actor));
      }
      after = page.next();
    } while (after.isPresent());
    return all;
  }

  /** The fields of the queue's form in which people write answers. */
  private List<Field> written(ProjectId project, QueueId queue) {
    return queues
        .asked(project, queue)
        .map(asked -> forms.of(project, asked.plan()).fields())
        .orElse(List.of())
        .stream()
        .filter(field ->
            field.kind() instanceof TextKind.Correction
                || field.kind() instanceof TextKind.Demonstration)
        .toList();
  }

  private static Optional<Noted> noted(
      DatasetId dataset, LabelledOutcome one, List<Field> written) {
    Map<String, String> said =
        EarlierAnswer.fields(
            one.answer(), one.annotations().stream().map(Annotation::note).toList());
    Optional<Better> better = better(one, written);
    // Of a pair nobody says which of the two a note is about.
    if ((said.isEmpty() && better.isEmpty()) || one.shown().isPair()) {
      return Optional.empty();
    }
    CaseContent asked = better.map(it -> one.asked().withReference(it.text())).orElse(one.asked());
    Map<String, String> fields = new TreeMap<>(asked.fields());
    fields.keySet().removeAll(List.of(EarlierAnswer.FEEDBACK_FIELD, EarlierAnswer.ANSWER_FIELD));
    fields.putAll(said);
    return Optional.of(
        new Noted(
            NewCase.of(dataset, asked.withFields(fields), Case.State.DRAFT),
            one,
            better.map(Better::by)));
  }

  /** A text that a person would rather have read, and the annotation that has it. */
  private record Better(String text, AnnotationId by) {}

  /** An adjudicator's before a reviewer's, then the first; in the form's order. */
  private static Optional<Better> better(LabelledOutcome one, List<Field> written) {
    Comparator<Annotation> adjudicatorFirst =
        Comparator.comparing(said -> said.purpose() == Purpose.ADJUDICATION ? 0 : 1);
    return one.annotations().stream()
        .filter(said -> said.author().isHuman())
        .sorted(adjudicatorFirst)
        .flatMap(said ->
            written.stream()
                .flatMap(field ->
                    said
                        .answers()
                        .in(field)
                        .map(Label::word)
                        .filter(text -> changes(field, one.answer(), text))
                        .map(text -> new Better(text, said.id()))
                        .stream()))
        .findFirst();
  }

  private static boolean changes(Field field, String answer, String text) {
    return !(field.kind() instanceof TextKind.Correction)
        || !TextKind.Correction.changesNothing(answer, text);
  }

  private static boolean fits(Noted one) {
    return !CasePolicy.problemsOf(one.added().content()).contains(CaseProblem.TOO_LARGE);
  }

  private Made add(ProjectId project, DatasetId dataset, List<Noted> noted, Actor actor) {
    return transactions.write(() -> {
      List<Case> made =
          cases.addAll(project, dataset, noted.stream().map(Noted::added).toList(), actor);
      List<Edge> lineage = new ArrayList<>();
      for (int i = 0; i < made.size(); i++) {
        lineage.addAll(edges(noted.get(i), made.get(i).id()));
      }
      edges.add(project, lineage);
      int rejected = (int) made.stream().filter(one -> one.state() == Case.State.REJECTED).count();
      return new Made(made.size(), made.size() - rejected, rejected);
    });
  }

  private static List<Edge> edges(Noted noted, CaseId made) {
    LabelledOutcome of = noted.of();
    Node to = Node.of(NodeKind.CASE, made);
    List<Edge> edges = new ArrayList<>();
    of.task()
        .ofRun()
        .ifPresent(run ->
            edges.add(new Edge(Node.of(NodeKind.CASE, run.caseId()), Relation.PARENT_OF, to)));
    of.annotations().stream()
        .filter(
            said -> !said.note().isBlank() || noted.better().filter(said.id()::equals).isPresent())
        .forEach(said ->
            edges.add(new Edge(Node.of(NodeKind.ANNOTATION, said.id()), Relation.GAVE, to)));
    return edges;
  }
}
