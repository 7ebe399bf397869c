-- models: how likely a model found its own answer, where a suite asks for its perplexity.

ALTER TABLE models_call
  ADD COLUMN logprob_tokens BIGINT NULL
    COMMENT 'tokens of the answer whose chances were told; absent where none were asked for or told',
  ADD COLUMN logprob_sum DOUBLE NULL
    COMMENT 'sum of the natural logarithms of those chances; absent with them';
