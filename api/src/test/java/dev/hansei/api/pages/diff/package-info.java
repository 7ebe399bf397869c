@NullMarked
package dev.hansei.api.pages.diff;

import org.jspecify.annotations.NullMarked;
