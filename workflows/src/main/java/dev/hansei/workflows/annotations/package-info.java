/**
 * People's labels on answers: queues, tasks that are leased to one person at a time, annotations
 * that never change, and how far the people agree.
 */
@NullMarked
package dev.hansei.workflows.annotations;

import org.jspecify.annotations.NullMarked;
