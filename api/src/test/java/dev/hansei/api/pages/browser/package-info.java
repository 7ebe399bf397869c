/** The pages in a real browser, on a real database with a loop's worth of data. */
@NullMarked
package dev.hansei.api.pages.browser;

import org.jspecify.annotations.NullMarked;
