package dev.hansei.api.prompts;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who uses a prompt, or one version of it.
 *
 * @param version its number; empty where all versions are meant
 * @param liveAt the stages where it is live
 * @param triedAt the stages where it has a share beside the live version
 */
public record UsesResource(
    String prompt,
    Optional<Integer> version,
    List<String> liveAt,
    List<String> triedAt,
    List<Use> uses) {
  public UsesResource {
    liveAt = List.copyOf(liveAt);
    triedAt = List.copyOf(triedAt);
    uses = List.copyOf(uses);
  }

  /**
   * One way of using it.
   *
   * @param what such as "suite runs"
   * @param count how many; counted up to 10,000
   * @param more whether there are more than that
   * @param path of the page that lists them, below the project's
   */
  public record Use(String what, long count, boolean more, String path) {}

  /** Where it is live or tried, in words; "nowhere" where it is neither. */
  public String stageWords() {
    var words =
        Stream.concat(liveAt.stream(), triedAt.stream().map(it -> it + " (a share)")).toList();
    return words.isEmpty() ? "nowhere" : String.join(", ", words);
  }
}
