/**
 * {@code hansei demo}: drives the whole loop with *Ask the docs*, or with anyone's recorded
 * outputs. A client like any other: it speaks HTTP with the service and imports none of its
 * classes. One stage, one class; each prints what it does and adds its figures to the story.
 */
@NullMarked
package dev.hansei.infra.demo.loop;

import org.jspecify.annotations.NullMarked;
