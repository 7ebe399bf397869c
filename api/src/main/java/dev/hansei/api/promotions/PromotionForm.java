package dev.hansei.api.promotions;

import dev.hansei.api.pages.Frame;
import dev.hansei.workflows.projects.Person;
import dev.hansei.workflows.prompts.Stage;
import java.util.List;
import java.util.Optional;

/**
 * The form that asks for a promotion: what is chosen so far, and what there is to choose from.
 *
 * @param prompts names
 * @param versions numbers of the chosen prompt, newest first
 * @param version the chosen one; 0 where the prompt has none
 * @param live the number of what is live at the stage now
 * @param candidates completed runs of the chosen version
 * @param candidate the chosen one
 * @param baselines completed runs of what is live, on the same cases as the chosen candidate's
 * @param gates newest first
 * @param needed how many have to approve by the project's rules
 * @param rollout how it may go live
 * @param approvers who could approve it: release managers, of those that the project's rules name
 *     where they name any, other than author and viewer
 */
public record PromotionForm(
    Frame frame,
    List<String> prompts,
    String prompt,
    List<Integer> versions,
    int version,
    Stage stage,
    Optional<Integer> live,
    List<Choice> candidates,
    Optional<Choice> candidate,
    List<Choice> baselines,
    List<GateChoice> gates,
    Wanted wanted,
    List<Person> approvers,
    int needed,
    RolloutChoice rollout) {
  public PromotionForm {
    prompts = List.copyOf(prompts);
    versions = List.copyOf(versions);
    candidates = List.copyOf(candidates);
    baselines = List.copyOf(baselines);
    gates = List.copyOf(gates);
    approvers = List.copyOf(approvers);
  }

  /** A run to choose. {@code words} say what it asked, on what, and how long ago. */
  public record Choice(String id, String suite, String words) {}

  /** A gate to choose. */
  public record GateChoice(String id, String words) {}

  /** What the address asks for, so that links can fill the form. */
  public record Wanted(String gate, String baseline) {}

  /** What is missing before it can be asked for; empty where nothing is. */
  public Optional<Missing> missing() {
    if (version == 0) {
      return Optional.of(Missing.VERSION);
    }
    if (live.filter(number -> number == version).isPresent()) {
      return Optional.of(Missing.CHANGE);
    }
    if (candidate.isEmpty()) {
      return Optional.of(Missing.CANDIDATE_RUN);
    }
    if (live.isPresent() && baselines.isEmpty()) {
      return Optional.of(Missing.BASELINE_RUN);
    }
    return gates.isEmpty() ? Optional.of(Missing.GATE) : Optional.empty();
  }

  /** Something without which no promotion can be asked for. */
  public enum Missing {
    VERSION,
    CHANGE,
    CANDIDATE_RUN,
    BASELINE_RUN,
    GATE
  }

  /** Such as "Only Ben Okafor and Chidi Eze". */
  public String approverWords() {
    List<String> names = approvers.stream().map(Person::displayName).toList();
    return switch (names.size()) {
      case 0 -> "Nobody";
      case 1 -> "Only " + names.getFirst();
      default ->
          "Only %s and %s"
              .formatted(String.join(", ", names.subList(0, names.size() - 1)), names.getLast());
    };
  }

  /** Such as "answer v2". */
  public String candidateWords() {
    return "%s v%d".formatted(prompt, version);
  }
}
