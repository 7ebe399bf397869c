package dev.hansei.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import dev.hansei.workflows.architecture.House;
import dev.hansei.workflows.architecture.Laws;
import dev.hansei.workflows.architecture.Purity;
import dev.hansei.workflows.architecture.Stages;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import io.temporal.workflow.WorkflowVersioningBehavior;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {
  private static final String ROOT = "dev.hansei.workflows";
  private static final JavaClasses CLASSES = House.classesOf(ROOT);

  @TestFactory
  Stream<DynamicTest> keepsTheLaws() {
    List<ArchRule> rules = new ArrayList<>(Laws.everywhere(ROOT));
    rules.addAll(Purity.rules());
    rules.add(Laws.workflowsKnowNobody());
    rules.add(Stages.inOrder(ROOT));
    return House.check(CLASSES, rules);
  }

  @Test
  void implementsEachWorkflowOnceAndSaysHowItIsVersioned() {
    List<JavaClass> contracts =
        CLASSES.stream().filter(type -> type.isAnnotatedWith(WorkflowInterface.class)).toList();
    assertThat(contracts).hasSizeGreaterThanOrEqualTo(4);
    for (JavaClass contract : contracts) {
      List<JavaClass> implementations =
          contract.getAllSubclasses().stream().filter(type -> !type.isInterface()).toList();
      assertThat(implementations).as("implementations of %s", contract.getName()).hasSize(1);
      JavaClass implementation = implementations.getFirst();
      assertThat(implementation.getSimpleName()).isEqualTo(contract.getSimpleName() + "Impl");
      assertThat(implementation.getModifiers()).contains(JavaModifier.FINAL);
      assertThat(versionedMethods(contract, implementation))
          .as("workflow methods of %s that say how they are versioned", implementation.getName())
          .isEqualTo(1);
    }
  }

  private static long versionedMethods(JavaClass contract, JavaClass implementation) {
    return contract.getMethods().stream()
        .filter(method -> method.isAnnotatedWith(WorkflowMethod.class))
        .flatMap(method ->
            implementation.getMethods().stream()
                .filter(own -> own.getName().equals(method.getName())))
        .filter(own -> own.isAnnotatedWith(WorkflowVersioningBehavior.class))
        .count();
  }
}
