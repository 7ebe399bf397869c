package dev.hansei.infra.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import dev.hansei.workflows.architecture.House;
import dev.hansei.workflows.lineage.Sha256;
import io.micronaut.data.repository.GenericRepository;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * An id that is passed as text finds no row, silently. A parameter takes its converter from the
 * row's component of the same name, or says itself how it is stored.
 */
class RepositoryParametersTest {
  private static final Set<Class<?>> CONVERTED = Set.of(UUID.class, Sha256.class);

  @Test
  void everyIdIsPassedAsItIsStored() {
    List<Class<?>> repositories =
        House.classesOf("dev.hansei.infra.registry").stream()
            .filter(it -> it.isInterface() && it.isAssignableTo(GenericRepository.class))
            .<Class<?>>map(JavaClass::reflect)
            .toList();
    assertThat(repositories).hasSizeGreaterThan(50);
    assertThat(repositories.stream().flatMap(RepositoryParametersTest::wrong).toList()).isEmpty();
  }

  private static Stream<String> wrong(Class<?> repository) {
    Set<String> known =
        Arrays.stream(rowOf(repository).getRecordComponents())
            .map(RecordComponent::getName)
            .collect(Collectors.toSet());
    return Arrays.stream(repository.getDeclaredMethods())
        .flatMap(method ->
            Arrays.stream(method.getParameters())
                .filter(it -> CONVERTED.contains(it.getType()))
                .filter(it -> !known.contains(it.getName()) && !saysHow(it))
                .map(it -> told(repository, method, it)));
  }

  private static boolean saysHow(Parameter parameter) {
    return parameter.isAnnotationPresent(Binary16.class)
        || parameter.isAnnotationPresent(Binary32.class);
  }

  private static String told(Class<?> repository, Method method, Parameter parameter) {
    return "%s.%s(%s)".formatted(repository.getSimpleName(), method.getName(), parameter.getName());
  }

  private static Class<?> rowOf(Class<?> repository) {
    return Arrays.stream(repository.getGenericInterfaces())
        .filter(ParameterizedType.class::isInstance)
        .map(ParameterizedType.class::cast)
        .map(it -> (Class<?>) it.getActualTypeArguments()[0])
        .findFirst()
        .orElseThrow(() -> new AssertionError("no row: " + repository));
  }
}
