-- Gates: what several clauses make of the confidence. Cases: which of them a person approved.

ALTER TABLE gates_gate
  ADD COLUMN multiplicity VARCHAR(12) NULL COMMENT 'BONFERRONI: all intervals together hold at the confidence; absent: each by itself';

ALTER TABLE cases_case
  ADD COLUMN approved BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'whether a person wrote it as final, or made it final';

-- until now nobody noted who made a case final; what a person brought is theirs, what was generated is not
UPDATE cases_case SET approved = TRUE
WHERE state = 'FINAL' AND author_id IS NOT NULL AND generation_id IS NULL;
