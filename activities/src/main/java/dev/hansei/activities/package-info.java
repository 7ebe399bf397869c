/**
 * What all activities share: how long work beats and writes, and how what goes wrong becomes a
 * failure with a code. Each stage's activities are in a package of their own.
 */
@NullMarked
package dev.hansei.activities;

import org.jspecify.annotations.NullMarked;
