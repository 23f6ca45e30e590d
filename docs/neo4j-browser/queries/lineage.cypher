// Where does this golden record come from, and what became of it?
// Every id that it was merged or split with, over up to 5 steps, and the records that retired ids held last.
// :param tenant => 'default'
// :param golden_id => '…'
MATCH (g:GoldenRecord {tenant: $tenant, golden_id: $golden_id})
MATCH lineage = (g)-[:MERGED_INTO|SPLIT_FROM*0..5]-(relative:GoldenRecord)
WITH lineage, relative ORDER BY length(lineage), relative.golden_id LIMIT 50
OPTIONAL MATCH held = (relative)-[:LAST_HELD]->(:Record)
RETURN relative.golden_id AS golden_id, relative.caption AS person, relative.live AS live, lineage, held
ORDER BY length(lineage), golden_id
LIMIT 200
