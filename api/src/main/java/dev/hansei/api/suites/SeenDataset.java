package dev.hansei.api.suites;

import dev.hansei.workflows.cases.DatasetVersion;
import dev.hansei.workflows.suites.DatasetFacts;
import dev.hansei.workflows.suites.SuiteProposal;

/** What was seen of a dataset's newest version, and what is proposed to ask of it. */
public record SeenDataset(DatasetVersion version, DatasetFacts facts, SuiteProposal proposal) {}
