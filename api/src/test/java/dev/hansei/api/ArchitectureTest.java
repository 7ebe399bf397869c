package dev.hansei.api;

import com.tngtech.archunit.lang.ArchRule;
import dev.hansei.workflows.architecture.House;
import dev.hansei.workflows.architecture.Laws;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {
  private static final String ROOT = "dev.hansei.api";

  @TestFactory
  Stream<DynamicTest> keepsTheLaws() {
    List<ArchRule> rules = new ArrayList<>(Laws.everywhere(ROOT));
    rules.add(Laws.neverNames(ROOT, "dev.hansei.activities"));
    rules.add(Laws.beansHaveOneConstructor());
    rules.add(Laws.workflowImplementationsStayInTheWorker(ROOT));
    return House.check(House.classesOf(ROOT), rules);
  }
}
