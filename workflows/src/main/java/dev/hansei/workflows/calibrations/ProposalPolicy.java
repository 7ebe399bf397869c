package dev.hansei.workflows.calibrations;

import dev.hansei.workflows.criteria.Quote;
import dev.hansei.workflows.criteria.SaidSource;
import dev.hansei.workflows.failures.FailureGroups;
import dev.hansei.workflows.failures.KeywordNames;
import dev.hansei.workflows.failures.Middles;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Puts together what was said of the same thing, and proposes a criterion for each group. Its words
 * are the group's keywords, and so no sentence that anybody would judge by: a model or a person
 * words it. The same observations in the same order give the same proposals.
 */
public final class ProposalPolicy {
  /** Once may be chance. */
  public static final int SUPPORT_MIN = 2;

  /** What a person decides on in one sitting, and a bound on what a model is asked. */
  public static final int PROPOSALS_MAX = 20;

  /** Quotes of one proposal. */
  public static final int QUOTES_MAX = 5;

  /** Cases for it, and as many against. */
  public static final int CASES_MAX = 3;

  /** Names stand in lists. */
  public static final int NAME_CHARS_MAX = 80;

  /** One sentence. */
  public static final int SENTENCE_CHARS_MAX = 500;

  private ProposalPolicy() {}

  /** What a criterion says of which nobody has said more than its name. */
  public static String sentence(String name) {
    return "Deals well with: %s.".formatted(name);
  }

  /**
   * What came of it.
   *
   * @param proposals the best supported first
   * @param alone observations in no proposal: said once, or of a group beyond the most
   */
  public record Decision(List<DraftedProposal> proposals, int alone) {
    public Decision {
      proposals = List.copyOf(proposals);
    }
  }

  /**
   * Groups and words them.
   *
   * @param vectors unit vectors of the topics, one for each observation
   */
  public static Decision decide(List<Observation> said, List<float[]> vectors) {
    if (said.size() != vectors.size()) {
      throw new IllegalArgumentException("one vector for each observation");
    }
    List<List<Integer>> groups =
        FailureGroups.of(vectors, FailureGroups.NEAREST_USUAL).stream()
            .filter(group -> group.size() >= SUPPORT_MIN)
            .limit(PROPOSALS_MAX)
            .toList();
    List<String> names =
        KeywordNames.of(
            groups.stream()
                .map(group -> group.stream().map(i -> said.get(i).topic()).toList())
                .toList());
    List<DraftedProposal> proposals = new ArrayList<>();
    int grouped = 0;
    for (int i = 0; i < groups.size(); i++) {
      var group = new Group(said, vectors, groups.get(i));
      proposals.add(group.draft(names.get(i), i + 1));
      grouped += groups.get(i).size();
    }
    return new Decision(proposals, said.size() - grouped);
  }

  /** How near two unit vectors are. */
  public static double cosine(float[] one, float[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += (double) one[i] * other[i];
    }
    return Math.clamp(sum, -1, 1);
  }

  /** What was said of one thing. */
  private static final class Group {
    private final List<Observation> said;
    private final List<float[]> vectors;
    private final List<Integer> members;
    private final float[] middle;

    Group(List<Observation> said, List<float[]> vectors, List<Integer> group) {
      this.said = said;
      this.vectors = vectors;
      this.middle = Middles.unit(group.stream().map(vectors::get).toList());
      this.members = group.stream().sorted(nearest()).toList();
    }

    private Comparator<Integer> nearest() {
      return Comparator.<Integer>comparingDouble(i -> -cosine(vectors.get(i), middle))
          .thenComparing(Comparator.naturalOrder());
    }

    DraftedProposal draft(String keywords, int number) {
      String words = keywords.isEmpty() ? "group " + number : keywords;
      String name = words.length() <= NAME_CHARS_MAX ? words : "group " + number;
      var evidence =
          new ProposalEvidence(keywords, sources(members), quotes(), cases(), passed(), List.of());
      return new DraftedProposal(name, sentence(name), evidence, middle);
    }

    private List<SaidSource> sources(List<Integer> of) {
      return of.stream().map(i -> said.get(i).source()).toList();
    }

    private List<Quote> quotes() {
      Set<String> seen = new HashSet<>();
      return members.stream()
          .map(said::get)
          .filter(one -> seen.add(one.text()))
          .map(QuotePolicy::beginning)
          .flatMap(Optional::stream)
          .limit(QUOTES_MAX)
          .toList();
    }

    private List<SaidSource> cases() {
      return sources(
          members.stream().filter(i -> !said.get(i).wasPassed()).limit(CASES_MAX).toList());
    }

    /** Members first, as they lie nearest, then what was said elsewhere of nearly the same. */
    private List<SaidSource> passed() {
      Set<Integer> own = new HashSet<>(members);
      return sources(
          IntStream.range(0, said.size())
              .boxed()
              .filter(i -> said.get(i).wasPassed())
              .filter(i ->
                  own.contains(i) || cosine(vectors.get(i), middle) >= FailureGroups.NEAREST_USUAL)
              .sorted(nearest())
              .limit(CASES_MAX)
              .toList());
    }
  }
}
