/** Module api. */
@NullMarked
package dev.hansei.api;

import org.jspecify.annotations.NullMarked;
