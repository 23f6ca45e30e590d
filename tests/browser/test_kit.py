"""The kit itself, without a Neo4j: what its files promise each other."""

from __future__ import annotations

import re
from threading import Thread
from types import ModuleType
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from onefold.graph.store.neo4j.schema import UNIQUE

NOT_DRAWN = {"Schema", "Tenant", "WriteLock", "HeldSet", "Generation", "Model", "SettingsChange"}
MAX_SCREENSHOT_BYTES = 400 * 1024


def test_guide_is_what_the_queries_say(kit: ModuleType) -> None:
    assert kit.GUIDE.read_text(encoding="utf-8") == kit.guide(), "run docs/neo4j-browser/kit.py guide"


def test_guide_has_a_slide_for_every_query_and_one_before(kit: ModuleType) -> None:
    assert kit.guide().count("<slide ") == 1 + len(list(kit.QUERIES.glob("*.cypher")))


def test_order_names_only_queries_that_exist(kit: ModuleType) -> None:
    assert set(kit.ORDER) == {path.stem for path in kit.QUERIES.glob("*.cypher")}


def test_readme_names_every_query(kit: ModuleType) -> None:
    readme = (kit.FOLDER / "README.md").read_text(encoding="utf-8")
    missing = [query.name for query in kit.saved_queries() if f"{query.name}.cypher" not in readme]
    assert not missing


def test_style_has_a_rule_for_every_label_that_people_see(kit: ModuleType) -> None:
    style = (kit.FOLDER / "style.grass").read_text(encoding="utf-8")
    styled = set(re.findall(r"^node\.(\w+) \{", style, flags=re.MULTILINE))
    assert styled == set(UNIQUE) - NOT_DRAWN


def test_style_is_what_the_browser_can_parse(kit: ModuleType) -> None:
    # Its parser keeps no comments and no nesting: selector { property: value; … } is all.
    style = (kit.FOLDER / "style.grass").read_text(encoding="utf-8")
    rule = r'(node|relationship)(\.\w+)? \{\n(  [a-z-]+: ("[^"]*"|[^;"\n]+);\n)+\}\n'
    assert re.fullmatch(f"({rule})+", style)


def test_screenshot_is_small(kit: ModuleType) -> None:
    assert (kit.FOLDER / "golden-record.png").stat().st_size < MAX_SCREENSHOT_BYTES


def test_query_without_a_question_is_refused(kit: ModuleType, tmp_path: object) -> None:
    path = kit.Path(str(tmp_path)) / "mute.cypher"
    path.write_text("RETURN 1 LIMIT 1\n")
    with pytest.raises(ValueError, match=r"mute\.cypher does not begin with a question"):
        kit.saved_query(path)


def test_only_the_kit_is_served_and_to_any_page(kit: ModuleType) -> None:
    with kit.server(0) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        base = f"http://127.0.0.1:{server.server_port}"
        try:
            with urlopen(f"{base}/style.grass") as answer:
                assert answer.headers["Access-Control-Allow-Origin"] == "*"
                assert b"node.GoldenRecord" in answer.read()
            with pytest.raises(HTTPError, match="404") as refused:
                urlopen(f"{base}/kit.py")
            refused.value.close()
        finally:
            server.shutdown()
            thread.join()
