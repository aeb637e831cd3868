import importlib.util
from decimal import Decimal
from pathlib import Path
from random import Random

import pytest

from corpora.synthetic.dossier import draw_planted
from corpora.synthetic.draw import Habits
from corpora.synthetic.gold import gold
from corpora.synthetic.plant import KINDS
from corpora.synthetic.values import broken_identities

SCORE = Path(__file__).parents[4] / "shared" / "score.py"
SEEDS = range(12)


def planted(kind, seed):
    return draw_planted(
        Random(seed), kind=kind, year=2023, level=("office", "county", "city")[seed % 3], body="云岭台市教育局"
    )


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("seed", SEEDS)
def test_a_plant_changes_one_thing(kind, seed):
    (*_, clean), wrong, contradiction = planted(kind, seed)
    sentences = [(a, b) for a, b in zip(clean.statements, wrong.statements, strict=True) if a.text != b.text]
    cells = [
        (a, b)
        for one, other in zip(clean.tables, wrong.tables, strict=True)
        for a, b in zip(one.cells, other.cells, strict=True)
        if a != b
    ]
    if kind == "table-identity":
        assert (len(sentences), len(cells)) == (0, 1)
    else:
        assert (len(sentences), len(cells)) == (1, 0)
        assert sentences[0][1].text == contradiction.sentence
    assert contradiction.claimed != contradiction.found


@pytest.mark.parametrize("seed", SEEDS)
def test_a_planted_cell_breaks_identities_and_no_claim(seed):
    (clean,), wrong, contradiction = planted("table-identity", seed)
    assert broken_identities(clean.figures) == []
    assert broken_identities(wrong.figures)
    for fact in (f for s in wrong.statements for f in s.facts if f.kind == "claim-table" and f.firm):
        assert wrong.figures.sum(fact.fields) == fact.value
    assert wrong.figures[contradiction.fields[0]] == contradiction.claimed


@pytest.mark.parametrize("seed", range(30))
def test_a_cell_planted_among_blanks_contradicts_whatever_the_blanks_hold(seed):
    habits = Habits(blank_share=0.5)
    _, wrong, _ = draw_planted(
        Random(seed), kind="table-identity", year=2023, level="county", body="枫渚坪县民政局", habits=habits
    )
    assert wrong.figures.blank
    decided = [
        identity
        for identity in broken_identities(wrong.figures)
        if not wrong.figures.blank & set(identity.left + identity.right)
        or (len(identity.left) == 1 and wrong.figures.sum(identity.right) > wrong.figures.sum(identity.left))
    ]
    assert decided


@pytest.mark.parametrize("seed", SEEDS)
def test_planted_parts_contradict_by_the_contract(seed):
    _, _, contradiction = planted("claim-parts", seed)
    shortfall = contradiction.claimed - sum(contradiction.parts)
    assert shortfall < 0 or 0 < shortfall < min(contradiction.parts)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_planted_share_is_no_rounding(seed):
    _, _, contradiction = planted("claim-ratio", seed)
    part, whole = contradiction.parts
    assert abs(contradiction.claimed - 100 * part / whole) >= 1


@pytest.mark.parametrize("seed", SEEDS)
def test_a_planted_count_is_explained_by_no_other_figure(seed):
    _, wrong, contradiction = planted("claim-table", seed)
    assert contradiction.claimed != wrong.figures.sum(contradiction.fields)
    if contradiction.claimed:
        assert contradiction.claimed not in wrong.figures.values.values()


@pytest.mark.parametrize("seed", SEEDS)
def test_a_planted_change_disagrees_with_the_report_of_last_year(seed):
    (before, _), wrong, contradiction = planted("claim-change", seed)
    now, then = wrong.figures["requests.new.total"], before.figures["requests.new.total"]
    assert before.year == wrong.year - 1
    if "%" in contradiction.sentence:
        assert abs(contradiction.claimed - 100 * abs(now - then) / then) > Decimal(1)
    else:
        assert contradiction.claimed != abs(now - then)


def test_a_denial_is_planted_now_and_then():
    claims = [planted("claim-table", seed)[2] for seed in range(40)]
    denials = [claim for claim in claims if claim.claimed == 0]
    assert denials
    assert all(claim.fields == ("requests.new.total",) and claim.found > 0 for claim in denials)


@pytest.mark.parametrize("kind", KINDS)
def test_the_scorer_accepts_an_ideal_check(kind):
    if not SCORE.exists():
        pytest.skip(f"needs the shared scorer beside the checkout: {SCORE.name}")
    spec = importlib.util.spec_from_file_location("score", SCORE)
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    _, wrong, contradiction = planted(kind, 1)
    truth = gold(wrong, source="a.txt", kind="txt", contradictions=(contradiction,))["contradictions"][0]
    ideal = {
        "kind": kind,
        "claimed": float(contradiction.claimed),
        "fields": list(contradiction.fields),
        "evidence": [],
    }
    assert score.hit(truth, ideal)
    spoken = {"kind": "claim-table", "fields": [], "evidence": [{"role": "claim", "text": contradiction.sentence}]}
    assert score.hit(truth, spoken) == (kind != "table-identity")
