-- What one person labelled of a queue is counted without reading what everybody did.

CREATE INDEX annotations_annotation_of_author
  ON annotations_annotation (project_id, queue_id, author, stands, created_at, task_id);
