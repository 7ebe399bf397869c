@NullMarked
package dev.hansei.api.pages.markdown;

import org.jspecify.annotations.NullMarked;
