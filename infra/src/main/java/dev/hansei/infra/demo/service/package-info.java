/**
 * The service as an application sees it: live prompts, adapters and the door for traces, over HTTP
 * with a token.
 */
@NullMarked
package dev.hansei.infra.demo.service;

import org.jspecify.annotations.NullMarked;
