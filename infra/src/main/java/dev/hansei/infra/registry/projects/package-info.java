/** Projects, people and their roles; the secrets by which they and their programs get in. */
@NullMarked
package dev.hansei.infra.registry.projects;

import org.jspecify.annotations.NullMarked;
