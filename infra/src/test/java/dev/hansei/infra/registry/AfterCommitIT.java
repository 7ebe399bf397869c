package dev.hansei.infra.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;

/** What a process remembers of the registry changes when the registry has changed, not before. */
class AfterCommitIT {
  @RegistryTest
  void comesAfterTheOutermostTransaction(TestRegistry registry) {
    var transactions = registry.get(Transactions.class);
    List<String> happened = new ArrayList<>();
    transactions.run(() -> {
      transactions.run(() -> transactions.afterCommit(() -> happened.add("after")));
      happened.add("within");
    });
    assertThat(happened).containsExactly("within", "after");
    transactions.afterCommit(() -> happened.add("at once"));
    assertThat(happened).endsWith("at once");
  }

  @RegistryTest
  void neverComesWhereAllIsUndone(TestRegistry registry) {
    var transactions = registry.get(Transactions.class);
    List<String> happened = new ArrayList<>();
    assertThatThrownBy(() ->
            transactions.run(() -> {
              transactions.afterCommit(() -> happened.add("after"));
              throw new IllegalStateException("undone");
            }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(happened).isEmpty();
  }
}
