-- Entries are found by number, or by day and amount (bank_entries_alike); what is unique has an index of its own.
drop index bank_entries_content;
