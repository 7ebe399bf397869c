/** How people say what good means, and who judges it. */
@NullMarked
package dev.hansei.api.criteria;

import org.jspecify.annotations.NullMarked;
