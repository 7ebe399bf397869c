/**
 * Instructions that a program can check, as IFEval has them: length, format, keywords, case,
 * language. Pure: equal answers get equal verdicts. The source asks a random letter where it is
 * given none, and trained models for sentences and languages; here rules stand for those, and
 * verdicts differ in under 1 of 100 (the module's README says where).
 *
 * <p>Source: Zhou et al., "Instruction-Following Evaluation for Large Language Models" (2023).
 */
@NullMarked
package dev.hansei.activities.metrics.instructions;

import org.jspecify.annotations.NullMarked;
