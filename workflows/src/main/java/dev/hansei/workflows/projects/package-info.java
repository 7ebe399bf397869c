/** Projects, people, roles and tokens: who may do what, and who did it. */
@NullMarked
package dev.hansei.workflows.projects;

import org.jspecify.annotations.NullMarked;
