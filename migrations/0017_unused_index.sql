-- Made for the first way of matching; since records.match_key answers "is it there already?" nothing reads it, and every import wrote it.
drop index records.company_by_name_and_place;
