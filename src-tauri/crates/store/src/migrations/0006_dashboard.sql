-- What the dashboard counts, so that it reads no case.
CREATE INDEX cases_by_stage ON cases (stage, provider, opened_at, stage_since);
CREATE INDEX submissions_by_kind ON submissions (kind, state, created_at);
