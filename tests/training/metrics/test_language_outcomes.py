from collections import Counter

import pytest

from corpora.document.geometry import Span
from corpora.synthetic.tables.fields import OUTCOMES
from training.metrics.language_answer import Answer, Named, Said, Tied, sum_of, trimmed
from training.metrics.language_fields import meaning
from training.metrics.language_outcomes import certainties, outcomes, paired

NEW, DENIED = "requests.new.total", "requests.denied.third_party.total"


def figure(start, end, *fields, relation="equal", denial=False, period="this_year", body="own", sure=()):
    return Said(
        span=Span(start, end), denial=denial, relation=relation, period_kind=period, body=body,
        fields=frozenset(fields), sure=sure,
    )  # fmt: skip


def counts(truth, answer):
    found = Counter()
    for one in outcomes(truth, answer):
        found[one.measure, "true"] += one.true
        found[one.measure, "read"] += one.read
        found[one.measure, "right"] += one.right
    return found


def told(found, measure):
    return tuple(found[measure, name] for name in ("true", "read", "right"))


def test_figures_meet_where_they_overlap_one_to_one():
    true = (figure(2, 4), figure(10, 13), figure(20, 21))
    read = (figure(0, 1), figure(1, 4), figure(10, 11), figure(11, 13))
    assert paired(true, read) == [
        (None, read[0]), (true[0], read[1]), (true[1], read[2]), (None, read[3]), (true[2], None),
    ]  # fmt: skip


def test_a_figure_that_begins_inside_another_meets_it():
    true, read = figure(0, 6), figure(3, 7)
    assert paired((true,), (read,)) == [(true, read)]
    assert paired((read,), (true,)) == [(read, true)]


def test_a_missed_figure_stays_in_the_denominator():
    truth = Answer(said=(figure(2, 4, sum_of((NEW,))), figure(8, 9)))
    found = counts(truth, Answer(said=(figure(2, 4, sum_of((NEW,))),)))
    assert told(found, "claim") == (2, 1, 1)
    assert told(found, "field") == (1, 1, 1)
    assert told(found, "field=none") == (1, 0, 0)
    assert told(found, "relation") == told(found, "period") == told(found, "body") == (2, 1, 1)


def test_fields_are_right_when_exactly_the_same():
    total = sum_of(("disputes.reconsideration.total",), ("disputes.reconsideration.pending",))
    truth = Answer(said=(figure(0, 2, total),))
    less = Answer(said=(figure(0, 2, sum_of(("disputes.reconsideration.total",))),))
    assert told(counts(truth, truth), "field") == (1, 1, 1)
    assert told(counts(truth, less), "field") == (1, 1, 0)
    assert told(counts(truth, less), "field=disputes+") == (1, 1, 0)


def test_a_joint_zero_is_one_figure_of_several_fields():
    both, one = (sum_of((NEW,)), sum_of((DENIED,))), (sum_of((NEW,)),)
    truth = Answer(said=(figure(5, 6, *both),))
    assert told(counts(truth, Answer(said=(figure(5, 6, *reversed(both)),))), "field") == (1, 1, 1)
    assert told(counts(truth, Answer(said=(figure(5, 6, *one),))), "field") == (1, 1, 0)
    summed = Answer(said=(figure(5, 6, sum_of((NEW, DENIED))),))
    assert told(counts(truth, summed), "field") == (1, 1, 0)


def test_a_figure_that_is_no_claim_is_wrong_only_when_read_as_one():
    truth = Answer(said=(figure(0, 1, relation="none"),))
    assert counts(truth, truth) == Counter()
    assert counts(truth, Answer()) == Counter()
    found = counts(truth, Answer(said=(figure(0, 1, sum_of((NEW,))),)))
    assert told(found, "claim") == told(found, "field") == (0, 1, 0)


def test_classes_count_for_what_is_true_and_what_is_read():
    truth = Answer(said=(figure(0, 1, relation="share", period="last_year"),))
    found = counts(truth, Answer(said=(figure(0, 1, relation="increase"),)))
    assert told(found, "relation") == (1, 1, 0)
    assert told(found, "relation=share") == (1, 0, 0)
    assert told(found, "relation=increase") == (0, 1, 0)
    assert told(found, "period=last_year") == (1, 0, 0)


def test_entities_are_exact_in_span_and_label():
    truth = Answer(named=frozenset({Named(label="ORG", span=Span(0, 5)), Named(label="LAW", span=Span(6, 9))}))
    read = {Named(label="ORG", span=Span(0, 4), confidence=0.5), Named(label="LAW", span=Span(6, 9), confidence=0.9)}
    found = counts(truth, Answer(named=frozenset(read)))
    assert told(found, "entity") == (2, 2, 1)
    assert told(found, "entity=ORG") == (1, 1, 0)
    sure = {(one.measure, one.confidence, one.right) for one in certainties(truth, Answer(named=frozenset(read)))}
    assert sure == {("entity", 0.5, False), ("entity", 0.9, True)}


WHOLE, PART, OTHER = Span(0, 2), Span(5, 6), Span(8, 9)


def tied(kind, head, *members, lengths=()):
    return Tied(kind=kind, head=head, members=members, lengths=frozenset(lengths))


def test_parts_count_one_by_one_and_as_whole_lists():
    truth = Answer(ties=(tied("parts", WHOLE, PART, OTHER),))
    found = counts(truth, Answer(ties=(tied("parts", WHOLE, PART),)))
    assert told(found, "parts") == (2, 1, 1)
    assert told(found, "parts=whole") == (1, 1, 0)
    assert told(counts(truth, Answer(ties=(tied("parts", WHOLE, OTHER, PART),))), "parts=whole") == (1, 1, 1)


def test_a_percentage_needs_both_its_figures_in_their_order():
    truth = Answer(ties=(tied("share", WHOLE, PART, OTHER),))
    assert told(counts(truth, truth), "ratio=share") == (1, 1, 1)
    for wrong in (
        tied("share", WHOLE, OTHER, PART),
        tied("growth", WHOLE, PART, OTHER),
        tied("share", WHOLE, PART, None),
    ):
        assert told(counts(truth, Answer(ties=(wrong,))), "ratio") == (1, 1, 0)


def test_a_list_may_be_counted_in_several_ways():
    truth = Answer(ties=(tied("items", WHOLE, PART, OTHER, lengths=[2]),))
    found = counts(truth, Answer(ties=(tied("items", WHOLE, Span(5, 9), lengths=[1, 2]),)))
    assert told(found, "list") == (1, 1, 1)
    assert told(found, "list=items") == (1, 1, 0)
    assert told(counts(truth, Answer(ties=(tied("items", WHOLE, PART, OTHER, lengths=[3]),))), "list") == (1, 1, 0)


def test_ties_are_led_to_the_figures_that_they_meet():
    truth = Answer(said=(figure(0, 2), figure(5, 6)), ties=(tied("parts", WHOLE, PART),))
    wide = Answer(said=(figure(0, 3), figure(4, 6)), ties=(tied("parts", Span(0, 3), Span(4, 6)),))
    assert told(counts(truth, wide), "parts") == (1, 1, 1)


def test_a_reader_that_tells_no_ties_is_not_judged_by_them():
    truth = Answer(ties=(tied("parts", WHOLE, PART),))
    assert counts(truth, Answer(ties=None)) == Counter()
    assert told(counts(truth, Answer()), "parts") == (1, 0, 0)


def test_certainty_of_fields_takes_made_up_figures_in():
    truth = Answer(said=(figure(0, 2, sum_of((NEW,))),))
    read = Answer(
        said=(
            figure(0, 2, sum_of((NEW,)), sure=(("field", 0.9),)),
            figure(5, 6, sum_of((NEW,)), sure=(("field", 0.8), ("body", 0.7))),
        )
    )
    found = [(one.measure, one.confidence, one.right) for one in certainties(truth, read)]
    assert found == [("field", 0.9, True), ("field", 0.8, False)]


def test_a_sum_that_is_nothing_is_nothing_in_each_part():
    direct, after = "disputes.litigation_direct.total", "disputes.litigation_after.total"
    both, each = [sum_of((direct, after))], [sum_of((direct,)), sum_of((after,))]
    assert meaning(both, zero=True) == meaning(each, zero=True)
    assert meaning(both, zero=False) != meaning(each, zero=False)
    less = [sum_of((direct,), (after,))]
    assert meaning(less, zero=True) == meaning(less, zero=False)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("R.total-R.pending", "R.upheld+R.corrected+R.other", True),
        ("R.total", "R.upheld+R.corrected+R.other", False),
        ("R.total+R.total", "R.total", True),
        ("R.total", "R.total-R.pending", False),
    ],
)
def test_totals_are_what_the_form_adds_up(one, other, same):
    def sums(printed):
        plus, *minus = printed.replace("R", "disputes.reconsideration").split("-")
        return [sum_of(plus.split("+"), minus)]

    assert (meaning(sums(one), zero=False) == meaning(sums(other), zero=False)) is same


def test_one_row_of_other_outcomes_is_its_three_rows():
    rows = [f"requests.other.{row}.total" for row in ("not_corrected_in_time", "fee_unpaid", "other")]
    assert meaning([sum_of(("requests.other.total",))], zero=False) == meaning([sum_of(rows)], zero=False)


def test_the_total_of_outcomes_is_all_of_them_in_all_columns():
    whole = [sum_of(("requests.outcome_total.total",))]
    rows = [sum_of(f"requests.{row}.total" for row in OUTCOMES)]
    assert meaning(whole, zero=False) == meaning(rows, zero=False)
    assert meaning(whole, zero=False) != meaning([sum_of(("requests.new.total",))], zero=False)


def test_signs_between_items_are_no_part_of_them():
    text = "一是完善考核； 二是加强培训。"
    assert trimmed(Span(0, 7), text) == Span(0, 6)
    assert trimmed(Span(6, 15), text) == Span(8, 14)
    assert trimmed(Span(6, 8), text) == Span(8, 8)
