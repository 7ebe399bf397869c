package dev.hansei.api.suites;

import dev.hansei.workflows.suites.SuiteProposal;
import dev.hansei.workflows.suites.SuiteProposal.Basis;
import dev.hansei.workflows.suites.TaskKind;
import java.util.List;
import java.util.UUID;

/**
 * What a suite could ask of a dataset, with reasons.
 *
 * @param version number of the dataset's version that was looked at
 * @param cases of that version
 * @param read how many of them were looked at
 * @param task the kind of task, as given or guessed
 * @param basis the strongest that answers can be judged by: labels, reference, comparison, feedback
 *     or static
 * @param items what to ask
 * @param further what none of the items does, in sentences
 */
public record ProposalResource(
    UUID dataset,
    int version,
    int cases,
    int read,
    TaskKind task,
    String taskWhy,
    Basis basis,
    String basisWhy,
    List<Item> items,
    List<String> further) {
  /**
   * One thing to ask.
   *
   * @param assertion in the grammar in which suites are made
   */
  public record Item(NewAssertion assertion, Basis basis, String why) {}

  static ProposalResource of(SeenDataset seen) {
    SuiteProposal proposal = seen.proposal();
    return new ProposalResource(
        seen.version().datasetId().value(),
        seen.version().number(),
        seen.version().caseCount(),
        seen.facts().read(),
        proposal.task(),
        proposal.taskWhy(),
        proposal.basis(),
        proposal.basisWhy(),
        proposal.asked().stream()
            .map(one -> new Item(AssertionWriter.of(one.assertion()), one.basis(), one.why()))
            .toList(),
        proposal.further());
  }
}
