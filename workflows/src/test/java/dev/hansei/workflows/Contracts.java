package dev.hansei.workflows;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.temporal.activity.ActivityInterface;
import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The workflow and activity contracts of this module, and the types that they carry. */
final class Contracts {
  private static final String OURS = "dev.hansei.";

  private Contracts() {}

  /** Parameters and results of all contract methods. */
  static Set<Class<?>> payloadTypes() {
    Set<Class<?>> types = new LinkedHashSet<>();
    contractMethods()
        .flatMap(method ->
            Stream.concat(
                Arrays.stream(method.getParameterTypes()), Stream.of(method.getReturnType())))
        .filter(type -> type != void.class)
        .forEach(types::add);
    return types;
  }

  /** All records that a payload can hold, however deep. */
  static Set<Class<?>> reachableRecords() {
    Set<Class<?>> seen = new LinkedHashSet<>();
    payloadTypes().forEach(type -> follow(type, seen));
    return seen.stream()
        .filter(Class::isRecord)
        .collect(java.util.stream.Collectors.toCollection(LinkedHashSet::new));
  }

  /** The types of some values and of all that they hold. */
  static Set<Class<?>> typesOf(Collection<?> values) {
    Set<Class<?>> seen = new LinkedHashSet<>();
    values.forEach(value -> look(value, seen));
    return seen;
  }

  private static Stream<Method> contractMethods() {
    return new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.hansei.workflows")
            .stream()
            .filter(JavaClass::isInterface)
            .map(JavaClass::reflect)
            .flatMap(Contracts::methodsOf);
  }

  private static Stream<Method> methodsOf(Class<?> type) {
    Stream<Method> methods =
        Arrays.stream(type.getDeclaredMethods())
            .filter(method -> Modifier.isAbstract(method.getModifiers()));
    if (type.isAnnotationPresent(ActivityInterface.class)) {
      return methods;
    }
    return type.isAnnotationPresent(WorkflowInterface.class)
        ? methods.filter(Contracts::carriesPayloads)
        : Stream.empty();
  }

  private static boolean carriesPayloads(Method method) {
    return Stream.of(
            WorkflowMethod.class, UpdateMethod.class, SignalMethod.class, QueryMethod.class)
        .anyMatch(method::isAnnotationPresent);
  }

  private static void follow(Type type, Set<Class<?>> seen) {
    if (type instanceof ParameterizedType generic) {
      Arrays.stream(generic.getActualTypeArguments()).forEach(part -> follow(part, seen));
    }
    if (!(type instanceof Class<?> plain)
        || !plain.getName().startsWith(OURS)
        || !seen.add(plain)) {
      return;
    }
    if (plain.isSealed()) {
      Arrays.stream(plain.getPermittedSubclasses()).forEach(part -> follow(part, seen));
    }
    if (plain.isRecord()) {
      for (RecordComponent component : plain.getRecordComponents()) {
        follow(component.getGenericType(), seen);
      }
    }
  }

  private static void look(Object value, Set<Class<?>> seen) {
    switch (value) {
      case Optional<?> optional -> optional.ifPresent(held -> look(held, seen));
      case List<?> list -> list.forEach(held -> look(held, seen));
      case Map<?, ?> map -> map.values().forEach(held -> look(held, seen));
      case Record fact -> {
        seen.add(fact.getClass());
        parts(fact).forEach(part -> look(part, seen));
      }
      case Object _ -> seen.add(value.getClass());
    }
  }

  private static Stream<Object> parts(Record fact) {
    return Arrays.stream(fact.getClass().getRecordComponents())
        .map(component -> {
          try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(fact);
          } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
          }
        })
        .filter(part -> part != null);
  }
}
