package dev.hansei.workflows.suites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.suites.SuiteActivities.RunPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunPlanTest {
  private static final ArtifactRef MANIFEST =
      new ArtifactRef(Sha256.of("manifest"), ArtifactRef.JSON, 8);

  @ParameterizedTest
  @CsvSource({
    "1, 100, 1",
    "100, 100, 1",
    "101, 100, 2",
    "5000, 100, 50",
    "20000, 100, 200",
    "20001, 101, 199",
    "50000, 250, 200",
    "200000, 1000, 200",
    "1000000, 1000, 1000",
    "5000000, 1000, 5000"
  })
  void cutsAnyRunIntoFewChunks(int planned, int size, int chunks) {
    RunPlan plan = RunPlan.of(MANIFEST, planned);
    assertThat(plan.chunkSize()).isEqualTo(size);
    assertThat(plan.chunks()).isEqualTo(chunks);
  }

  @Test
  void refusesWhatHistoryCannotHold() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RunPlan.of(MANIFEST, RunPlan.ITEMS_MAX + 1))
        .withMessageContaining("5,000 chunks");
    assertThatIllegalArgumentException().isThrownBy(() -> RunPlan.of(MANIFEST, 0));
  }
}
