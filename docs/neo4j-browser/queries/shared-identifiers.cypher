// Which identifiers do several people share?
// An office line, a family's e-mail address, a till's phone number, or one person taken for two. Reads every identifier
// of the tenant that more than one record carries.
// :param tenant => 'default'
MATCH (i:Identifier {tenant: $tenant})
WHERE i.namespace IS NOT NULL AND i.value IS NOT NULL AND COUNT { (i)<-[:HAS]-() } > 1
MATCH (i)<-[:HAS]-(:Record)-[:RESOLVES_TO]->(g:GoldenRecord)
WITH i, count(DISTINCT g) AS people
WHERE people > 1
WITH i, people ORDER BY people DESC, i.namespace, i.value LIMIT 10
CALL (i) {
  MATCH path = (i)<-[:HAS]-(:Record)-[:RESOLVES_TO]->(g:GoldenRecord)
  RETURN path, g ORDER BY g.golden_id LIMIT 20
}
RETURN i.namespace AS namespace, i.value AS value, people, g.caption AS person, path
ORDER BY people DESC, namespace, value, person
LIMIT 200
