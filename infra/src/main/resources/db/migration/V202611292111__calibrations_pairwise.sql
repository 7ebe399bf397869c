-- What pairwise judges say of pairs, beside what people prefer: other words in the same columns.

ALTER TABLE calibrations_judgement
  MODIFY COLUMN people VARCHAR(4)    NOT NULL COMMENT 'pass or fail: what people said; of a pair a, b or tie',
  MODIFY COLUMN judge  VARCHAR(8)    NOT NULL COMMENT 'pass or fail; of a pair a, b, tie, or turned where it turns with the order; unscored where the judge was silent',
  MODIFY COLUMN answer VARCHAR(2000) NULL COMMENT 'what was read from the judge''s reply; of a pair its choices with a first and with b first, as in first second';
