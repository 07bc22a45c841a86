-- Whose each command is: the owner of the folder when it was queued, as `kept` has it. A command is sent under no other
-- name.
ALTER TABLE outbox ADD COLUMN author TEXT;

-- What was queued before is the owner's of the folder; who that is stands there from the next opening on.
