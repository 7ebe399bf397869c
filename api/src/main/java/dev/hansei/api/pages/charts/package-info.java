/**
 * Charts as geometry: each class here turns figures into positions in an SVG of fixed size, and a
 * template draws them. Nothing here makes markup, so nothing here must escape.
 */
@NullMarked
package dev.hansei.api.pages.charts;

import org.jspecify.annotations.NullMarked;
