-- Notes are read with the codes of their labels, whatever criterion those are on.

CREATE INDEX annotations_code_by_phrase ON annotations_code (project_id, code);
