package dev.hansei.workflows.prompts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hansei.workflows.prompts.Assignment.Arm;
import dev.hansei.workflows.prompts.StagePointer.Share;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AssignmentPolicyTest {
  private static final PromptVersionId LIVE =
      PromptVersionId.of("019a9000-0000-7000-8000-000000000051");
  private static final PromptVersionId CANDIDATE =
      PromptVersionId.of("019a9000-0000-7000-8000-000000000052");
  private static final RolloutId ROLLOUT =
      new RolloutId(UUID.fromString("019a9000-0000-7000-8000-000000000061"));
  private static final RolloutId ANOTHER =
      new RolloutId(UUID.fromString("019a9000-0000-7000-8000-000000000062"));
  private static final int CALLERS = 10_000;

  /**
   * Made with Python: {@code int(sha256(rollout.bytes + key).hexdigest()[:16], 16) * 10000 >> 64}.
   */
  @Test
  void isTheSameInEveryLanguage() {
    assertThat(List.of("user-1", "user-2", "", "ünï", "a".repeat(200)))
        .extracting(key -> AssignmentPolicy.bucket(ROLLOUT, key))
        .containsExactly(2_167, 7_949, 2_238, 880, 6_297);
  }

  @Test
  void servesWhatIsLiveWhereNothingIsSharedOrNobodySaysWhoAsks() {
    assertThat(AssignmentPolicy.of(pointer(Optional.empty()), Optional.of("user-1")))
        .extracting(Assignment::version, Assignment::arm)
        .containsExactly(LIVE, Arm.NONE);
    assertThat(AssignmentPolicy.of(shared(9_999, ROLLOUT), Optional.empty()))
        .extracting(Assignment::version, Assignment::arm)
        .containsExactly(LIVE, Arm.NONE);
    assertThat(candidates(0, ROLLOUT)).isEmpty();
  }

  @Test
  void givesTheCandidateItsShareAndTakesNobodyBackWhileThatGrows() {
    Set<String> before = Set.of();
    for (int share : List.of(100, 1_000, 5_000, 9_999)) {
      Set<String> now = candidates(share, ROLLOUT);
      assertThat((double) now.size() / CALLERS)
          .as("share %d", share)
          .isCloseTo((double) share / Share.WHOLE, within(0.015));
      assertThat(now).containsAll(before);
      before = now;
    }
  }

  @Test
  void letsOthersBeTheFirstOfTheNextRollout() {
    Set<String> first = candidates(1_000, ROLLOUT);
    long again = candidates(1_000, ANOTHER).stream().filter(first::contains).count();
    assertThat((double) again / first.size()).as("a tenth by chance").isCloseTo(0.1, within(0.04));
  }

  private static Set<String> candidates(int share, RolloutId rollout) {
    return IntStream.range(0, CALLERS)
        .mapToObj(caller -> "user-" + caller)
        .filter(key -> isCandidate(AssignmentPolicy.of(shared(share, rollout), Optional.of(key))))
        .collect(Collectors.toSet());
  }

  private static boolean isCandidate(Assignment assignment) {
    assertThat(assignment.version().equals(CANDIDATE)).isEqualTo(assignment.arm() == Arm.CANDIDATE);
    return assignment.arm() == Arm.CANDIDATE;
  }

  private static StagePointer shared(int share, RolloutId rollout) {
    return pointer(Optional.of(new Share(CANDIDATE, share, rollout)));
  }

  private static StagePointer pointer(Optional<Share> share) {
    return new StagePointer(
        PromptId.of("019a9000-0000-7000-8000-000000000041"),
        Stage.PRODUCTION,
        LIVE,
        3,
        Instant.EPOCH,
        share);
  }
}
