-- A search reads through a member list at every keystroke: by an index that holds the words, without the rows.
DROP INDEX list_members_by_name;
CREATE INDEX list_members_by_name
    ON list_members (unit_id, last_name COLLATE nb, first_name COLLATE nb, id, folded);
