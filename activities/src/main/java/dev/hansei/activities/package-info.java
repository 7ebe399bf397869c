/** Module activities. */
@NullMarked
package dev.hansei.activities;

import org.jspecify.annotations.NullMarked;
