-- An erasure looks whether another failure has its words in the same object.
ALTER TABLE failures_failure ADD KEY failures_failure_by_texts (texts_sha256);
