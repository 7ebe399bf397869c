package dev.hansei.activities.cases;

import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.cases.Documents;
import dev.hansei.infra.registry.cases.NewCase;
import dev.hansei.infra.registry.cases.Source;
import dev.hansei.workflows.cases.Case;
import dev.hansei.workflows.cases.CaseCheck;
import dev.hansei.workflows.cases.CaseContent;
import dev.hansei.workflows.cases.CaseContent.ContextPassage;
import dev.hansei.workflows.cases.CaseDecision;
import dev.hansei.workflows.cases.CasePolicy;
import dev.hansei.workflows.cases.CaseProblem;
import dev.hansei.workflows.cases.CaseReview;
import dev.hansei.workflows.cases.Document;
import dev.hansei.workflows.cases.DocumentId;
import dev.hansei.workflows.cases.GenerateCasesInput;
import dev.hansei.workflows.cases.Passage;
import dev.hansei.workflows.failures.Failure;
import dev.hansei.workflows.failures.FailureId;
import dev.hansei.workflows.models.EmbeddingSetId;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes one case of one source: writes it, has it checked, and lets {@link CasePolicy} decide. */
@Singleton
final class CaseMaker {
  /** Passages that go before the model: what an application would retrieve at most. */
  private static final int CONTEXT_PASSAGES = 5;

  static final String CORRECTED_NOTE =
      "The reference is the correction that came with the failure; no model checked it.";

  private static final FailureSources.Past NOTHING = new FailureSources.Past(Map.of(), List.of());

  private final Documents documents;
  private final FailureSources failures;
  private final PassageIndex index;
  private final LlmAuthor llm;
  private final QuotingAuthor quoting;

  CaseMaker(
      Documents documents,
      FailureSources failures,
      PassageIndex index,
      LlmAuthor llm,
      QuotingAuthor quoting) {
    this.documents = documents;
    this.failures = failures;
    this.index = index;
    this.llm = llm;
    this.quoting = quoting;
  }

  /** What came of a source; {@code sets} found its context. */
  sealed interface Made {
    record NewRow(NewCase row, List<EmbeddingSetId> sets) implements Made {
      public NewRow {
        sets = List.copyOf(sets);
      }
    }

    record Nothing(List<CaseProblem> problems) implements Made {
      public Nothing {
        problems = List.copyOf(problems);
      }
    }
  }

  /** A question with its context, and what it came from and what was before it. */
  private record Question(
      String text,
      List<ContextPassage> context,
      List<EmbeddingSetId> sets,
      NewCase.Origin origin,
      FailureSources.Past past) {
    /** The same, with what was before it. */
    Question after(FailureSources.Past before) {
      return new Question(text, context, sets, origin, before);
    }
  }

  Made make(GenerateCasesInput input, Source source) {
    return switch (source.whence()) {
      case Source.FromDocument(DocumentId id, int question) -> ofDocument(input, id, question);
      case Source.FromFailure(FailureId id) -> ofFailure(input, id);
    };
  }

  private Made ofDocument(GenerateCasesInput input, DocumentId id, int number) {
    Document document =
        documents
            .find(input.projectId(), id)
            .orElseThrow(() -> RegistryException.notFound("document", id));
    List<Passage> passages = documents.passages(input.projectId(), id);
    if (passages.isEmpty()) {
      return new Made.Nothing(List.of(CaseProblem.UNREADABLE));
    }
    int wanted = Math.max(input.questionsPerDocument(), number + 1);
    int place = number % passages.size();
    // Fewer questions than passages are spread over the whole document.
    int chosen =
        wanted <= passages.size() ? (int) ((long) number * passages.size() / wanted) : place;
    Passage passage = passages.get(chosen);
    var excerpt =
        new Author.Excerpt(
            document.name(), passage.heading(), passage.text(), number / passages.size());
    return switch (author(input).draft(commission(input), excerpt)) {
      case Written.Nothing<Author.Draft>(CaseProblem problem) -> new Made.Nothing(List.of(problem));
      case Written.Text<Author.Draft>(Author.Draft draft) -> {
        ContextPassage cited = PassageIndex.context(document, passage);
        Question question =
            question(input, draft.question(), Optional.of(cited), origin(input, id));
        yield checked(input, question, draft.reference(), List.of(withHeading(cited, passage)));
      }
    };
  }

  /** What a passage is about often stands in its heading only, and the second pass must know. */
  private static ContextPassage withHeading(ContextPassage cited, Passage passage) {
    return passage.heading().isBlank()
        ? cited
        : new ContextPassage(cited.id(), passage.heading() + "\n" + cited.text());
  }

  private Made ofFailure(GenerateCasesInput input, FailureId id) {
    FailureSources.Found found = failures.find(input.projectId(), id);
    Failure failure = found.failure();
    if (failure.question().isBlank()) {
      return new Made.Nothing(List.of(CaseProblem.UNREADABLE));
    }
    var origin =
        new NewCase.Origin(Optional.of(id), Optional.empty(), Optional.of(input.generationId()));
    Question asked =
        found.retrieved().isEmpty()
            ? question(input, failure.question(), Optional.empty(), origin)
            : new Question(failure.question(), found.retrieved(), List.of(), origin, NOTHING);
    Question question = asked.after(found.past());
    if (!failure.correction().isBlank()) {
      return corrected(input, question, failure.correction());
    }
    return switch (author(input).answer(commission(input), question.text(), question.context())) {
      case Written.Nothing<String>(CaseProblem problem) ->
          rejected(input, question, List.of(problem));
      case Written.Text<String>(String reference) ->
          checked(input, question, reference, question.context());
    };
  }

  /** The nearest passages of the generation's documents, or of the project's; the cited one too. */
  private Question question(
      GenerateCasesInput input,
      String text,
      Optional<ContextPassage> cited,
      NewCase.Origin origin) {
    List<DocumentId> among =
        input.documents().isEmpty() ? failures.documents(input.projectId()) : input.documents();
    List<PassageIndex.Hit> hits = index.nearest(input.projectId(), among, text, CONTEXT_PASSAGES);
    List<ContextPassage> context =
        new ArrayList<>(hits.stream().map(PassageIndex.Hit::passage).toList());
    cited
        .filter(passage -> !context.contains(passage))
        .ifPresent(passage -> {
          if (context.size() == CONTEXT_PASSAGES) {
            context.removeLast();
          }
          context.add(passage);
        });
    List<EmbeddingSetId> sets = hits.stream().map(PassageIndex.Hit::set).distinct().toList();
    return new Question(text, context, sets, origin, NOTHING);
  }

  private Made corrected(GenerateCasesInput input, Question question, String correction) {
    var review = new Author.Reviewed(new CaseReview(true, true, true), CORRECTED_NOTE);
    return decided(input, question, correction, review);
  }

  private Made checked(
      GenerateCasesInput input,
      Question question,
      String reference,
      List<ContextPassage> evidence) {
    CaseContent content = content(question, reference);
    List<CaseProblem> problems = CasePolicy.problemsOf(content);
    if (!problems.isEmpty()) {
      return rejectedOrNothing(input, question, content, problems);
    }
    var claim = new Author.Claim(question.text(), reference, evidence);
    return switch (author(input).review(commission(input), claim)) {
      case Written.Nothing<Author.Reviewed>(CaseProblem problem) ->
          rejectedOrNothing(input, question, content, List.of(problem));
      case Written.Text<Author.Reviewed>(Author.Reviewed reviewed) ->
          decided(input, question, reference, reviewed);
    };
  }

  private Made decided(
      GenerateCasesInput input, Question question, String reference, Author.Reviewed reviewed) {
    CaseContent content = content(question, reference);
    Case.State whenKept = input.finaliseChecked() ? Case.State.FINAL : Case.State.DRAFT;
    return switch (CasePolicy.decide(content, reviewed.review(), whenKept)) {
      case CaseDecision.Reject(var problems) ->
          rejectedOrNothing(input, question, content, problems);
      case CaseDecision.Keep(Case.State state) -> {
        var check = new CaseCheck(List.of(), input.model(), reviewed.note());
        yield row(input, question, content, state, check);
      }
    };
  }

  private Made rejected(GenerateCasesInput input, Question question, List<CaseProblem> problems) {
    return rejectedOrNothing(input, question, content(question, ""), problems);
  }

  /** What is too large for a row leaves only its reason. */
  private Made rejectedOrNothing(
      GenerateCasesInput input,
      Question question,
      CaseContent content,
      List<CaseProblem> problems) {
    if (CasePolicy.problemsOf(content).contains(CaseProblem.TOO_LARGE)) {
      return new Made.Nothing(List.of(CaseProblem.TOO_LARGE));
    }
    String note = author(input) == quoting ? QuotingAuthor.NOTE : "";
    var check = new CaseCheck(problems, input.model(), note);
    return row(input, question, content, Case.State.REJECTED, check);
  }

  private static Made row(
      GenerateCasesInput input,
      Question question,
      CaseContent content,
      Case.State state,
      CaseCheck check) {
    return new Made.NewRow(
        new NewCase(input.datasetId(), content, state, 1, Optional.of(check), question.origin()),
        question.sets());
  }

  private static CaseContent content(Question question, String reference) {
    FailureSources.Past past = question.past();
    return new CaseContent(
        question.text(), reference, question.context(), past.said(), null, past.turns());
  }

  private static NewCase.Origin origin(GenerateCasesInput input, DocumentId document) {
    return new NewCase.Origin(
        Optional.empty(), Optional.of(document), Optional.of(input.generationId()));
  }

  private Author author(GenerateCasesInput input) {
    return input.model().provider().equals("builtin") ? quoting : llm;
  }

  private static Author.Commission commission(GenerateCasesInput input) {
    return new Author.Commission(input.projectId(), input.model());
  }
}
