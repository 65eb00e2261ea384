-- Whose promise a clock is and whose reply ended it; what policies are chosen by, and in which order they are tried.
ALTER TABLE sla_clock ADD COLUMN policy_id uuid;
ALTER TABLE sla_clock ADD COLUMN agent_id uuid;
UPDATE sla_clock SET policy_id = (SELECT c.policy_id FROM sla_case c WHERE c.conversation_id = sla_clock.conversation_id);
CREATE INDEX sla_clock_started ON sla_clock (started_at);
ALTER TABLE sla_event ALTER COLUMN detail SET DATA TYPE varchar(40);
ALTER TABLE sla_policy ADD COLUMN position integer DEFAULT 0 NOT NULL;
ALTER TABLE sla_policy ALTER COLUMN calendar_id DROP NOT NULL;
ALTER TABLE sla_case ADD COLUMN facts varchar(4000) DEFAULT '{}' NOT NULL;
-- Due work: when a case next needs looking at, and what was done in the cycles under way. A tick reads one index.
ALTER TABLE sla_case ADD COLUMN next_at timestamp(6) with time zone;
ALTER TABLE sla_case ADD COLUMN done varchar(2000) DEFAULT '' NOT NULL;
CREATE INDEX sla_case_next ON sla_case (next_at);
DROP INDEX sla_clock_due;
