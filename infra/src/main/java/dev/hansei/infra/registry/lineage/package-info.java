/** Artifacts that a project refers to, and the edges between the things made of each other. */
@NullMarked
package dev.hansei.infra.registry.lineage;

import org.jspecify.annotations.NullMarked;
