/**
 * Markdown as what it says, not as HTML: blocks and words that a template prints one by one, so
 * that everything is escaped where it stands. There are no links to follow and no pictures to load:
 * their addresses are shown as text.
 */
@NullMarked
package dev.hansei.api.pages.markdown;

import org.jspecify.annotations.NullMarked;
