package dev.hansei.infra.registry;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that runs once on every {@link Engine}; an engine that cannot run here is skipped with its
 * reason. The method may take a {@link TestRegistry}. Tests share one migrated database per engine
 * and JVM, so each works in a project of its own: {@link TestRegistry#newProject()}.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith(RegistryEngines.class)
public @interface RegistryTest {}
