package dev.hansei.activities.calibrations;

import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.criteria.Arguments;
import dev.hansei.infra.registry.criteria.Criteria;
import dev.hansei.workflows.calibrations.DraftedProposal;
import dev.hansei.workflows.calibrations.Observation;
import dev.hansei.workflows.calibrations.Overlap;
import dev.hansei.workflows.calibrations.ProposalPolicy;
import dev.hansei.workflows.criteria.Criterion;
import dev.hansei.workflows.criteria.CriterionId;
import dev.hansei.workflows.criteria.SaidSource;
import dev.hansei.workflows.models.Embedder;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Embeds and groups observations, and compares the groups with the criteria that there are. */
@Singleton
final class ProposalMaker {
  /** Of a topic; what it is about stands at its beginning, and longer texts cost time. */
  private static final int TOPIC_CHARS_MAX = 500;

  /** Embedded at once, so that a worker that stops is heard between two. */
  private static final int EMBEDDED_AT_ONCE = 128;

  /** Overlaps worth a look. */
  private static final int OVERLAPS_MAX = 5;

  private final Embedder embedder;
  private final Criteria criteria;
  private final Arguments arguments;

  ProposalMaker(Embedder embedder, Criteria criteria, Arguments arguments) {
    this.embedder = embedder;
    this.criteria = criteria;
    this.arguments = arguments;
  }

  /** Proposals, each with what it has in common with criteria. */
  ProposalPolicy.Decision make(ProjectId project, List<Observation> said) {
    ProposalPolicy.Decision decided =
        ProposalPolicy.decide(said, embed(said.stream().map(Observation::topic).toList()));
    List<Criterion> known =
        criteria.page(project, PageRequest.first(PageRequest.LIMIT_MAX)).items();
    if (known.isEmpty() || decided.proposals().isEmpty()) {
      return decided;
    }
    List<float[]> words =
        embed(known.stream().map(one -> one.name() + ". " + one.sentence()).toList());
    Map<SaidSource, Observation> bySource =
        said.stream().collect(Collectors.toMap(Observation::source, Function.identity()));
    List<Known> all = new ArrayList<>();
    for (int i = 0; i < known.size(); i++) {
      all.add(new Known(known.get(i).id(), words.get(i), arguing(project, known.get(i).id())));
    }
    return new ProposalPolicy.Decision(
        decided.proposals().stream()
            .map(one -> one.with(one.evidence().overlapping(overlaps(one, all, bySource))))
            .toList(),
        decided.alone());
  }

  /** A criterion, the vector of its words, and what argues for it. */
  @SuppressWarnings("ArrayRecordComponent") // A vector, made once and read.
  private record Known(CriterionId id, float[] words, Set<SaidSource> arguing) {}

  private Set<SaidSource> arguing(ProjectId project, CriterionId criterion) {
    return arguments.of(project, criterion).stream()
        .map(one -> one.quote().source())
        .collect(Collectors.toSet());
  }

  private static List<Overlap> overlaps(
      DraftedProposal draft, List<Known> known, Map<SaidSource, Observation> said) {
    return known.stream()
        .map(one ->
            new Overlap(
                one.id(),
                ProposalPolicy.cosine(one.words(), draft.middle()),
                (int)
                    draft.evidence().members().stream()
                        .filter(source -> isShared(source, one, said))
                        .count()))
        .filter(Overlap::isWorthSaying)
        .sorted(Comparator.comparingDouble(Overlap::cosine).reversed())
        .limit(OVERLAPS_MAX)
        .toList();
  }

  private static boolean isShared(
      SaidSource source, Known known, Map<SaidSource, Observation> said) {
    Observation one = said.get(source);
    return known.arguing().contains(source)
        || (one != null && one.criterion().filter(known.id()::equals).isPresent());
  }

  private List<float[]> embed(List<String> texts) {
    List<float[]> vectors = new ArrayList<>(texts.size());
    for (int from = 0; from < texts.size(); from += EMBEDDED_AT_ONCE) {
      vectors.addAll(
          embedder.embed(
              texts.subList(from, Math.min(texts.size(), from + EMBEDDED_AT_ONCE)).stream()
                  .map(text -> text.substring(0, Math.min(TOPIC_CHARS_MAX, text.length())))
                  .toList()));
    }
    return vectors;
  }
}
