-- traces: what lists filter by leads to the traces, newest first, however many others there are.

ALTER TABLE traces_trace
  ADD KEY traces_trace_by_status (project_id, status, started_at, trace_id),     -- those with an error
  ADD KEY traces_trace_by_thumbs (project_id, thumbs, started_at, trace_id),     -- those that people disliked
  ADD KEY traces_trace_by_prompt (project_id, prompt_name, started_at, trace_id), -- those of one prompt
  ADD KEY traces_trace_by_session (project_id, session_id, started_at, trace_id); -- those of one conversation
