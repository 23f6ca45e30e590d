// Whose is this e-mail address, phone number or cookie?
// Draws the golden records whose records carry an identifier. Their golden_id is what other queries ask for.
// :param tenant => 'default'
// :param namespace => 'email'        email, phone, cookie_id, loyalty_id, …
// :param value => 'amelia.hartley@mail.example.com'        as Onefold stores it: lower case, +44… for phones
MATCH (i:Identifier {tenant: $tenant, namespace: $namespace, value: $value})
MATCH path = (i)<-[:HAS]-(:Record)-[:RESOLVES_TO]->(g:GoldenRecord)
RETURN g.golden_id AS golden_id, g.caption AS person, path
ORDER BY golden_id
LIMIT 50
