/** Labels in the shapes of files that other tools write and read. */
@NullMarked
package dev.hansei.api.annotations.formats;

import org.jspecify.annotations.NullMarked;
