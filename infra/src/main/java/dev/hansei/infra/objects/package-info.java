/** The object store: content under its own hash in any S3, checked whenever it is read. */
@NullMarked
package dev.hansei.infra.objects;

import org.jspecify.annotations.NullMarked;
