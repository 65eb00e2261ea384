ALTER TABLE conversation ADD COLUMN priority varchar(10) DEFAULT 'NORMAL' NOT NULL;
