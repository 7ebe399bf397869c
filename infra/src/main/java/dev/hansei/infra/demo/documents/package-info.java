/**
 * What *Ask the docs* knows: the pages of a Javadoc as Markdown, and the passages that they are cut
 * into.
 */
@NullMarked
package dev.hansei.infra.demo.documents;

import org.jspecify.annotations.NullMarked;
