/**
 * How people and programs reach Hansei: {@code main}, its settings, and below, one package per
 * stage with the doors to it. Problems, health, pages and the command line have packages of their
 * own.
 */
@NullMarked
package dev.hansei.api;

import org.jspecify.annotations.NullMarked;
