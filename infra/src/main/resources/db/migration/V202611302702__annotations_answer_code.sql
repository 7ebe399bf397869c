-- annotations: which answers are codes. A category of a form may be spelled like a code.

ALTER TABLE annotations_answer
  ADD COLUMN is_code BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'whether the word is a code of open coding, said in a field that takes codes';

-- Of answers from before it is not known; whatever equalled a code was read as one.
UPDATE annotations_answer answer
  JOIN annotations_code code ON code.project_id = answer.project_id AND code.code = answer.word
SET answer.is_code = TRUE
WHERE answer.value IS NULL;
