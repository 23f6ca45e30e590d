// Which records stand alone although something matches them, and how close was the join that was refused?
// Golden records of one record, closest refusal first, each with what it matches.
// :param tenant => 'default'
MATCH (g:GoldenRecord {tenant: $tenant, live: true})
WHERE g.golden_id IS NOT NULL AND g.records = 1 AND g.best_rejected IS NOT NULL
WITH g ORDER BY g.best_rejected DESC, g.golden_id LIMIT 25
MATCH (t:Tenant {tenant: $tenant})
MATCH alone = (g)<-[:RESOLVES_TO]-(r:Record)-[says:SAYS]->(e:Evidence)
WHERE says.generation = t.generation
CALL (e, g) {
  MATCH candidate = (e)-[m:MATCHES]-(:Evidence)<-[:SAYS]-(other:Record)-[:RESOLVES_TO]->(person:GoldenRecord)
  WHERE person <> g
  RETURN candidate, m, other, person ORDER BY m.bits DESC, other.caption LIMIT 3
}
RETURN g.golden_id AS golden_id, r.caption AS record, g.best_rejected / 1024.0 AS best_rejected_bits, m.bits AS match_bits,
  other.caption AS other, person.caption AS person, alone, candidate
ORDER BY best_rejected_bits DESC, golden_id, match_bits DESC
LIMIT 75
