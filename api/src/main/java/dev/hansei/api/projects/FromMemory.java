package dev.hansei.api.projects;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A route that answers from memory and goes on doing so while the registry does not answer: what
 * its callers' tokens open is remembered for two seconds, or for ten minutes while nobody can say
 * better. Only for routes that change nothing. Goes beside {@link Allows}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface FromMemory {}
