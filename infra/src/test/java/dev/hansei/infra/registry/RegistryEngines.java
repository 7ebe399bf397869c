package dev.hansei.infra.registry;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;

/** Repeats a {@link RegistryTest} for each engine. */
final class RegistryEngines implements TestTemplateInvocationContextProvider {
  @Override
  public boolean supportsTestTemplate(ExtensionContext context) {
    return true;
  }

  @Override
  public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(
      ExtensionContext context) {
    return Arrays.stream(Engine.values()).map(OnEngine::new);
  }

  private record OnEngine(Engine engine) implements TestTemplateInvocationContext {
    @Override
    public String getDisplayName(int invocationIndex) {
      return "on " + engine;
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
      return List.of(new OnlyWhereItRuns(engine), new GivesRegistry(engine));
    }
  }

  private record OnlyWhereItRuns(Engine engine) implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      return engine
          .whyNot()
          .map(this::skipped)
          .orElseGet(() -> ConditionEvaluationResult.enabled(engine + " runs here"));
    }

    /** In CI only what needs Docker may be left out. */
    private ConditionEvaluationResult skipped(String reason) {
      if ("true".equals(System.getenv("CI")) && engine != Engine.MYSQL_8_4) {
        throw new IllegalStateException("CI must run %s: %s".formatted(engine, reason));
      }
      return ConditionEvaluationResult.disabled("%s: %s".formatted(engine, reason));
    }
  }

  private record GivesRegistry(Engine engine) implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      var type = parameter.getParameter().getType();
      return type == TestRegistry.class || type == Engine.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == Engine.class ? engine : TestRegistry.on(engine);
    }
  }
}
