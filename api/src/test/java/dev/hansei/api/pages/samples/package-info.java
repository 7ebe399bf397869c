/** View models as they could be: realistic to be looked at, hostile to be escaped. */
@NullMarked
package dev.hansei.api.pages.samples;

import org.jspecify.annotations.NullMarked;
