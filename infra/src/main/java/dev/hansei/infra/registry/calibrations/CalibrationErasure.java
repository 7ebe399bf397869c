package dev.hansei.infra.registry.calibrations;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.annotations.SaidOfTraces;
import dev.hansei.infra.registry.failures.ErasureReach;
import dev.hansei.workflows.annotations.TaskId;
import dev.hansei.workflows.calibrations.Proposal;
import dev.hansei.workflows.calibrations.ProposalEvidence;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Takes away what judges said about a trace that is erased, and the words of proposals that stand
 * on it. Quotes are places and go by themselves; a name is made of what all members said, so nobody
 * can tell which words are whose: it goes as a whole, unless a person gave it.
 */
@Singleton
final class CalibrationErasure implements ErasureReach {
  /** The name of a proposal that lost its own. */
  static final String NAME = "(erased)";

  /** Its sentence. */
  static final String SENTENCE =
      "What it was named by was erased in part; read its quotes and name it anew.";

  /** Each has some kilobytes of evidence. */
  private static final int READ_AT_ONCE = 500;

  private final SaidOfTraces said;
  private final JudgeWordsRepository rows;
  private final ProposalRepository proposals;
  private final DiscoveryRepository discoveries;
  private final CanonicalJson json;

  CalibrationErasure(
      SaidOfTraces said,
      JudgeWordsRepository rows,
      ProposalRepository proposals,
      DiscoveryRepository discoveries,
      CanonicalJson json) {
    this.said = said;
    this.rows = rows;
    this.proposals = proposals;
    this.discoveries = discoveries;
    this.json = json;
  }

  @Override
  public int erase(ProjectId project, Gone gone) {
    int changed = 0;
    for (TaskId task : said.taskIds(project, gone)) {
      changed += rows.blankHostile(project.value(), task.value());
      changed += rows.blankReasons(project.value(), task.value());
    }
    List<String> ids =
        Stream.concat(gone.failures().stream(), said.annotationIds(project, gone).stream())
            .map(Object::toString)
            .toList();
    if (!ids.isEmpty()) {
      // One that is about to propose what it read sees that it is gone, or has proposed it by then.
      discoveries.lockRunning(project.value());
    }
    return changed
        + (int)
            standingOn(project.value(), ids).stream()
                .flatMap(id -> proposals.lock(project.value(), id).stream())
                .filter(this::unname)
                .count();
  }

  /**
   * The proposals that stand on any of these, by their ids. They are looked for once and without
   * locks: whoever works on other proposals meanwhile waits for nobody.
   */
  private List<UUID> standingOn(UUID project, List<String> ids) {
    List<UUID> found = new ArrayList<>();
    UUID after = new UUID(0, 0);
    for (boolean isMore = !ids.isEmpty(); isMore; ) {
      List<ProposalRow> some = rows.proposals(project, after, READ_AT_ONCE);
      some.stream()
          .filter(row -> ids.stream().anyMatch(row.evidence()::contains))
          .forEach(row -> found.add(row.proposalId()));
      isMore = some.size() == READ_AT_ONCE;
      after = isMore ? some.getLast().proposalId() : after;
    }
    return found;
  }

  private boolean unname(ProposalRow row) {
    ProposalEvidence evidence = json.read(row.evidence(), ProposalEvidence.class);
    boolean isOurs = !row.wordedBy().equals(Proposal.PERSON);
    if (evidence.keywords().isEmpty() && (!isOurs || row.name().equals(NAME))) {
      return false;
    }
    String left = json.write(evidence.withoutKeywords());
    proposals.word(
        isOurs
            ? row.worded(NAME, SENTENCE, Proposal.KEYWORDS, left)
            : row.worded(row.name(), row.sentence(), row.wordedBy(), left));
    return true;
  }
}
