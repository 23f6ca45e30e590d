// Which are the largest components: what hangs together by matches, before linkage takes it apart into people?
// Found from the 20 largest golden records over matches, at most 8 steps away ("same" assertions are not followed), so a
// large component of many small people can be missing. Reads the size of every live golden record of the tenant.
// :param tenant => 'default'
MATCH (g:GoldenRecord {tenant: $tenant, live: true})
WHERE g.golden_id IS NOT NULL
WITH g ORDER BY g.records DESC, g.golden_id LIMIT 20
MATCH (g)<-[:RESOLVES_TO]-(:Record)-[says:SAYS]->(e:Evidence)
WHERE EXISTS { MATCH (t:Tenant {tenant: $tenant}) WHERE t.generation = says.generation }
WITH DISTINCT g, e
MATCH (e)-[:MATCHES*0..8]-(member:Evidence)
WITH DISTINCT g, member
MATCH (member)<-[says:SAYS]-(r:Record)-[:RESOLVES_TO]->(person:GoldenRecord)
WHERE EXISTS { MATCH (t:Tenant {tenant: $tenant}) WHERE t.generation = says.generation }
WITH g, min(member.fingerprint) AS component, count(DISTINCT member) AS evidences, count(DISTINCT r) AS records,
  collect(DISTINCT person) AS people
ORDER BY records DESC, g.records DESC
WITH component, head(collect([evidences, records, people])) AS found
RETURN left(component, 8) AS component, found[0] AS evidences, found[1] AS records, size(found[2]) AS people,
  [p IN found[2] | p.caption][..10] AS persons, found[2][..25] AS golden_records
ORDER BY records DESC, component
LIMIT 10
