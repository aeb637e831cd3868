import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from models.tables.recogniser.decoding import decode_cells, decode_lines
from models.tables.recogniser.pooling import TEXT_INK, grid_weights


def blank(height: int = 200, width: int = 300) -> np.ndarray:
    return np.zeros((4, height, width), np.uint8)


def places(size: int, *peaks: tuple[int, float]) -> np.ndarray:
    line = np.full(size, 0.05, np.float32)
    for place, height in peaks:
        line[place - 1 : place + 2] = (height * 0.9, height, height * 0.9)
    return line


def test_lines_come_in_order_with_their_confidence() -> None:
    lines = decode_lines(places(100, (20, 0.9), (60, 0.7)), blank(), rows=True)
    assert np.allclose(lines.positions, (41, 121), atol=1.0)
    assert np.allclose(lines.confidences, (0.9, 0.7))


def test_an_unlikely_line_is_none() -> None:
    assert len(decode_lines(places(100, (20, 0.4)), blank(), rows=True).positions) == 0


def test_a_line_that_may_be_anywhere_in_wide_white_is_one() -> None:
    spread = np.full(100, 0.02, np.float32)
    spread[30:46] = 0.2
    lines = decode_lines(spread, blank(), rows=False)
    assert np.allclose(lines.positions, (76,), atol=2.0)
    assert np.isclose(lines.confidences[0], 1.0)
    spread[30:46] = 0.08  # nowhere likely enough
    assert len(decode_lines(spread, blank(), rows=False).positions) == 0


def test_two_spread_lines_are_told_apart_by_what_lies_between() -> None:
    spread = np.full(100, 0.02, np.float32)
    spread[20:32] = spread[38:50] = 0.3
    spread[32:38] = 0.1
    assert len(decode_lines(spread, blank(), rows=False).positions) == 1
    channels = blank()
    channels[0, 20:180, 68:72] = 255
    assert len(decode_lines(spread, channels, rows=False).positions) == 2


def test_two_peaks_of_one_line_are_one() -> None:
    line = np.full(100, 0.05, np.float32)
    line[20], line[22] = 0.8, 0.9
    lines = decode_lines(line, blank(), rows=True)
    assert len(lines.positions) == 1
    assert np.isclose(lines.confidences[0], 0.9)


def test_a_line_settles_on_the_rule_beside_it() -> None:
    channels = blank()
    channels[1, 44, 20:280] = 255
    assert np.isclose(decode_lines(places(100, (20, 0.9)), channels, rows=True).positions[0], 44.5)


def test_a_line_leaves_the_ink_beside_it() -> None:
    channels = blank()
    channels[0, 36:42, 20:280] = 255
    assert decode_lines(places(100, (20, 0.9)), channels, rows=True).positions[0] > 42


def test_a_line_stays_on_a_dotted_rule() -> None:
    channels = blank()
    channels[0, 42:44, 20:280:4] = channels[0, 42:44, 21:280:4] = 255
    assert 41 < decode_lines(places(100, (20, 0.9)), channels, rows=True).positions[0] < 45


def probabilities(n_rows: int, n_columns: int) -> np.ndarray:
    return np.full((3, n_rows, n_columns), 0.02, np.float32)


def test_nothing_joined_is_a_plain_grid() -> None:
    cells = decode_cells(probabilities(2, 3))
    assert [(cell.row, cell.column, cell.row_span, cell.column_span) for cell in cells] == [
        (row, column, 1, 1) for row in range(2) for column in range(3)
    ]


def test_likely_edges_make_spans_and_headers() -> None:
    said = probabilities(3, 3)
    said[0, 0, 1] = said[1, 0, 0] = 0.9
    said[2, 0] = 0.8
    spans = {(c.row, c.column): (c.row_span, c.column_span, c.header) for c in decode_cells(said)}
    assert spans[(0, 1)] == (1, 2, True)
    assert spans[(0, 0)] == (2, 1, False)  # half of it is no header
    assert spans[(2, 2)] == (1, 1, False)


def test_three_edges_of_a_square_join_its_fourth() -> None:
    said = probabilities(2, 2)
    said[0, 0, 0] = said[1, 0, 0] = said[1, 0, 1] = 0.9
    said[0, 1, 0] = 0.4
    (cell,) = decode_cells(said)
    assert (cell.row_span, cell.column_span) == (2, 2)
    assert np.isclose(cell.confidence, 0.4)


def test_a_corner_alone_does_not_swallow_its_square() -> None:
    said = probabilities(3, 3)
    said[0, 0, 0] = said[0, 0, 1] = said[1, 0, 0] = 0.9
    assert max(cell.row_span * cell.column_span for cell in decode_cells(said)) < 4


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 6), st.integers(1, 6), st.integers(0, 2**31))
def test_any_probabilities_cover_each_position_once(n_rows: int, n_columns: int, seed: int) -> None:
    said = np.random.default_rng(seed).random((3, n_rows, n_columns)).astype(np.float32)
    covered = np.zeros((n_rows, n_columns), int)
    for cell in decode_cells(said):
        covered[cell.row : cell.row + cell.row_span, cell.column : cell.column + cell.column_span] += 1
        assert 0 <= cell.confidence <= 1
    assert (covered == 1).all()


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 2**31))
def test_a_position_holds_words_by_the_mean_of_its_own_pixels(seed: int) -> None:
    """Edges anywhere, outside the crop too; counted here pixel by pixel on a picture eight times as fine."""
    random, fine = np.random.default_rng(seed), 8
    channels = blank(48, 64)
    channels[0] = 200 * (random.random((48, 64)) < 0.03)
    rows, columns = (np.unique(random.integers(-8, 8 * size + 8, 4)).astype(np.float32) / fine for size in (48, 64))
    dark = np.kron(channels[0] > 96, np.ones((fine, fine)))
    for row in range(len(rows) - 1):
        for column in range(len(columns) - 1):
            top, bottom, left, right = (
                max(0, int(fine * at)) for at in (rows[row], rows[row + 1], columns[column], columns[column + 1])
            )
            inside = dark[top:bottom, left:right]
            mean = inside.mean() if inside.size else 0.0
            if not np.isclose(mean, TEXT_INK):
                assert grid_weights(channels, rows, columns).values[2, row, column] == (mean > TEXT_INK)
