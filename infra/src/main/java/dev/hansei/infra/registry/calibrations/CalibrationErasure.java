package dev.hansei.infra.registry.calibrations;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.annotations.SaidOfTraces;
import dev.hansei.infra.registry.failures.ErasureReach;
import dev.hansei.workflows.annotations.TaskId;
import dev.hansei.workflows.calibrations.Proposal;
import dev.hansei.workflows.calibrations.ProposalEvidence;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.TreeMap;
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

  private final SaidOfTraces said;
  private final JudgeWordsRepository rows;
  private final ProposalRepository proposals;
  private final CanonicalJson json;

  CalibrationErasure(
      SaidOfTraces said,
      JudgeWordsRepository rows,
      ProposalRepository proposals,
      CanonicalJson json) {
    this.said = said;
    this.rows = rows;
    this.proposals = proposals;
    this.json = json;
  }

  @Override
  public int erase(ProjectId project, Gone gone) {
    int changed = 0;
    for (TaskId task : said.taskIds(project, gone)) {
      changed += rows.blankHostile(project.value(), task.value());
      changed += rows.blankReasons(project.value(), task.value());
    }
    Map<UUID, ProposalRow> found = new TreeMap<>();
    Stream.concat(gone.failures().stream(), said.annotationIds(project, gone).stream())
        .map(Object::toString)
        .flatMap(id -> rows.standingOn(project.value(), id).stream())
        .forEach(row -> found.put(row.proposalId(), row));
    return changed + (int) found.values().stream().filter(this::unname).count();
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
