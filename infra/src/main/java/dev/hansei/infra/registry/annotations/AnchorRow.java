package dev.hansei.infra.registry.annotations;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/**
 * How often an author's labels say what a judge had been shown to say.
 *
 * @param labels those that stand and were given after its verdict was shown
 * @param same how many of them say the same
 */
@MappedEntity("annotations_shown")
record AnchorRow(@Id String author, int labels, int same) {}
