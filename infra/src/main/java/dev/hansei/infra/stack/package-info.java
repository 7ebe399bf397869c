/**
 * The local stack: everything Hansei needs on one machine without Docker or an account. A small
 * supervisor JVM serves objects from a directory and watches its children (the registry's database,
 * the Temporal server, the service); every child ends with it, and whatever dies is started again.
 * Nothing here depends on the service, so it starts fast and still answers when the service is
 * broken. Linux and macOS; on Windows inside WSL.
 */
@NullMarked
package dev.hansei.infra.stack;

import org.jspecify.annotations.NullMarked;
