package dev.hansei.infra;

import com.tngtech.archunit.lang.ArchRule;
import dev.hansei.workflows.architecture.House;
import dev.hansei.workflows.architecture.Laws;
import dev.hansei.workflows.architecture.Stages;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {
  private static final String ROOT = "dev.hansei.infra";

  @TestFactory
  Stream<DynamicTest> keepsTheLaws() {
    List<ArchRule> rules = new ArrayList<>(Laws.everywhere(ROOT));
    rules.add(Laws.infraKnowsNeither());
    rules.add(Laws.beansHaveOneConstructor());
    rules.add(Laws.workflowImplementationsStayInTheWorker(ROOT));
    rules.add(Stages.inOrder(ROOT + ".registry"));
    return House.check(House.classesOf(ROOT), rules);
  }
}
