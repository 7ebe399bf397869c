package dev.hansei.infra.registry.calibrations;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.infra.registry.criteria.Criteria;
import dev.hansei.workflows.calibrations.DiscoveryId;
import dev.hansei.workflows.calibrations.Observation;
import dev.hansei.workflows.calibrations.Proposal;
import dev.hansei.workflows.calibrations.ProposalEvidence;
import dev.hansei.workflows.calibrations.ProposalId;
import dev.hansei.workflows.calibrations.ProposalPolicy;
import dev.hansei.workflows.calibrations.ProposalState;
import dev.hansei.workflows.criteria.Criterion;
import dev.hansei.workflows.criteria.Quote;
import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What people make of proposals. Each decision is one transaction under the locks of the proposals
 * that it is about, in the order of their ids; the same decision again changes nothing, another one
 * is refused with {@code proposal-decided}.
 */
@Singleton
public final class Proposals {
  private final ProposalRepository rows;
  private final ProposalDecisions steps;
  private final Criteria criteria;
  private final Observations observations;
  private final CanonicalJson json;
  private final Transactions transactions;

  Proposals(
      ProposalRepository rows,
      ProposalDecisions steps,
      Criteria criteria,
      Observations observations,
      CanonicalJson json,
      Transactions transactions) {
    this.rows = rows;
    this.steps = steps;
    this.criteria = criteria;
    this.observations = observations;
    this.json = json;
    this.transactions = transactions;
  }

  /** Those of a discovery, the best supported first. */
  public List<Proposal> of(ProjectId project, DiscoveryId discovery) {
    return transactions.read(() ->
        rows.of(project.value(), discovery.value()).stream()
            .map(row -> row.proposal(json))
            .toList());
  }

  /** One proposal. */
  public Optional<Proposal> find(ProjectId project, ProposalId id) {
    return transactions.read(
        () -> rows.find(project.value(), id.value()).map(row -> row.proposal(json)));
  }

  /**
   * Makes a criterion of it, with its words as they stand and its quotes, and those of what was
   * merged into it, as its provenance. Not while its keywords word it: these are what people said,
   * letter for letter, and a criterion's name stays when what was said is erased.
   *
   * @throws RegistryException NOT_FOUND; CONFLICT {@code criterion-exists}, {@code
   *     proposal-decided}, {@code proposal-unworded} or {@code discovery-runs}
   */
  public Proposal accept(ProjectId project, ProposalId id, Actor actor) {
    return transactions.write(() -> {
      ProposalRow row = steps.lock(project, id);
      if (!row.state().equals(ProposalState.ACCEPTED.name())) {
        steps.requireOpen(row);
        requireWorded(row);
        Criterion made = criteria.create(project, row.name(), row.sentence(), actor);
        steps.argue(project, made.id(), row);
        steps.decide(row, ProposalState.ACCEPTED, made.id().value(), null, actor);
        steps.tell(project, actor, "accept", row, Map.of("criterion", made.id().toString()));
      }
      return require(project, id);
    });
  }

  private static void requireWorded(ProposalRow row) {
    if (row.wordedBy().equals(Proposal.KEYWORDS)) {
      throw new RegistryException(
          RegistryException.Kind.CONFLICT,
          "proposal-unworded",
          "Only its keywords name proposal %s: rename it, or merge it, before you accept it."
              .formatted(row.proposalId()));
    }
  }

  /**
   * Words it anew; it stays proposed. The same words again change nothing. A sentence that only
   * says the keywords follows the name.
   *
   * @throws RegistryException as {@link #accept}; INVALID {@code proposal-unfit}
   */
  public Proposal rename(
      ProjectId project, ProposalId id, String name, String sentence, Actor actor) {
    requireFit(name, sentence);
    return transactions.write(() -> {
      ProposalRow row = steps.lock(project, id);
      steps.requireOpen(row);
      if (!row.name().equals(name) || !row.sentence().equals(sentence)) {
        boolean isOfKeywords = sentence.equals(ProposalPolicy.sentence(row.name()));
        String says = isOfKeywords ? ProposalPolicy.sentence(name) : sentence;
        rows.word(row.worded(name, says, Proposal.PERSON, row.evidence()));
        steps.tell(project, actor, "rename", row, Map.of());
      }
      return require(project, id);
    });
  }

  private static void requireFit(String name, String sentence) {
    if (name.isBlank()
        || name.length() > ProposalPolicy.NAME_CHARS_MAX
        || sentence.isBlank()
        || sentence.length() > ProposalPolicy.SENTENCE_CHARS_MAX) {
      throw new RegistryException(
          RegistryException.Kind.INVALID,
          "proposal-unfit",
          "A name has 1 to 80 characters, a sentence 1 to 500.");
    }
  }

  /**
   * Says that it is no criterion.
   *
   * @throws RegistryException as {@link #accept}
   */
  public Proposal drop(ProjectId project, ProposalId id, Actor actor) {
    return transactions.write(() -> {
      ProposalRow row = steps.lock(project, id);
      if (!row.state().equals(ProposalState.DROPPED.name())) {
        steps.requireOpen(row);
        steps.decide(row, ProposalState.DROPPED, null, null, actor);
        steps.tell(project, actor, "drop", row, Map.of());
      }
      return require(project, id);
    });
  }

  /**
   * What a model found: words, and the quotes that it chose.
   *
   * @param read what it read, which takes seconds
   */
  public record Worded(String name, String sentence, List<Quote> quotes, List<Observation> read) {
    public Worded {
      requireFit(name, sentence);
      quotes = List.copyOf(quotes);
      read = List.copyOf(read);
    }
  }

  /**
   * Gives it the words of a model, as long as only its keywords word it, nobody decided, and all
   * that the model read is still there: what was erased meanwhile does not come back in its words.
   */
  public void word(ProjectId project, ProposalId id, ModelName model, Worded words) {
    transactions.run(() -> {
      ProposalRow row = steps.lock(project, id);
      if (row.isOpen()
          && row.wordedBy().equals(Proposal.KEYWORDS)
          && observations.goneOf(project, words.read()).isEmpty()) {
        ProposalEvidence now = json.read(row.evidence(), ProposalEvidence.class);
        String evidence = json.write(now.quoting(words.quotes()));
        rows.word(row.worded(words.name(), words.sentence(), model.value(), evidence));
      }
    });
  }

  /**
   * One proposal.
   *
   * @throws RegistryException NOT_FOUND
   */
  public Proposal require(ProjectId project, ProposalId id) {
    return find(project, id).orElseThrow(() -> RegistryException.notFound("proposal", id));
  }
}
