// Which records stand alone, and how close was the join that was refused?
// Golden records of one record, closest refusal first, each with up to 3 of the records of others that it matches. Those
// that nothing matches come last. Reads every live golden record of the tenant.
// :param tenant => 'default'
MATCH (g:GoldenRecord {tenant: $tenant, live: true})
WHERE g.golden_id IS NOT NULL AND g.records = 1
WITH g ORDER BY coalesce(g.best_rejected, -1000000) DESC, g.golden_id LIMIT 25
MATCH alone = (g)<-[:RESOLVES_TO]-(r:Record)-[says:SAYS]->(e:Evidence)
WHERE EXISTS { MATCH (t:Tenant {tenant: $tenant}) WHERE t.generation = says.generation }
OPTIONAL CALL (e, g) {
  MATCH candidate = (e)-[m:MATCHES]-(:Evidence)<-[:SAYS]-(other:Record)-[:RESOLVES_TO]->(person:GoldenRecord)
  WHERE person <> g
  RETURN candidate, m, other, person ORDER BY m.bits DESC, other.caption LIMIT 3
}
WITH g, r, alone, candidate, m, other, person
ORDER BY coalesce(g.best_rejected, -1000000) DESC, g.golden_id, m.bits DESC
LIMIT 75
RETURN g.golden_id AS golden_id, g.caption AS caption, r.caption AS record,
  round(g.best_rejected / 1024.0, 2) AS best_rejected_bits, round(m.bits, 2) AS match_bits, other.caption AS other,
  person.caption AS person, alone, candidate
