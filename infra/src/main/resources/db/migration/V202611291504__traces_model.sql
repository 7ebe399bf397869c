-- traces: those of one model are found like those of one prompt, however many others there are.

ALTER TABLE traces_trace
  ADD KEY traces_trace_by_model (project_id, model, started_at, trace_id);       -- those of one model
