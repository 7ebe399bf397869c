package dev.hansei.api.projects;

import dev.hansei.workflows.projects.Role;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Opens a route to members of a project who hold one of the roles; without roles, to every member.
 * The project is the path variable {@code {project}}; on a route without one it is the token's.
 * Whoever is no member gets 404, as if the project did not exist; a member without the role gets
 * 403, naming the roles. On a method it goes before the one on its class. A route without this
 * annotation or {@code @Secured} is closed to all.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Allows {
  /** Who may; empty means every member. */
  Role[] value() default {};
}
