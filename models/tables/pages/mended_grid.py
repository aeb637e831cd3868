"""What every finder makes of cells at times, mended on pages with text and on clean pictures."""

from __future__ import annotations

from collections.abc import Sequence

from corpora.document.geometry import Box
from corpora.document.printed_page import Rule
from models.tables.pages.cells.blank_ends import without_what_is_said_of_it
from models.tables.pages.cells.blank_spans import with_blanks_apart
from models.tables.pages.cells.cells_of_all_rows import with_cells_of_all_rows
from models.tables.pages.cells.closed_cells import with_closed_cells_whole
from models.tables.pages.cells.cut_texts import with_cut_texts_whole
from models.tables.pages.cells.fills_apart import with_fills_apart
from models.tables.pages.cells.heads_in_cells import with_heads_in_cells_apart
from models.tables.pages.cells.over_filled_heads import without_rows_over_filled_head
from models.tables.pages.cells.places_of_photos import with_place_of_photo
from models.tables.pages.cells.signed_and_dated import with_signed_and_dated
from models.tables.pages.cells.texts_at_middles import with_texts_at_middles
from models.tables.pages.cells.texts_before_blanks import with_texts_before_blanks_apart
from models.tables.pages.cells.texts_over_blanks import with_texts_over_blanks
from models.tables.pages.cells.values_of_forms import with_values_of_forms_wide
from models.tables.pages.columns.blank_columns import without_blank_columns, without_slivers
from models.tables.pages.columns.blank_last_column import with_blank_last_column
from models.tables.pages.columns.cells_right_before import with_cells_right_before_apart
from models.tables.pages.columns.columns_apart import with_columns_apart
from models.tables.pages.columns.lone_partings import without_lone_partings
from models.tables.pages.columns.names_beside_figures import with_names_over_their_figures
from models.tables.pages.columns.names_said_again import with_names_said_again_apart
from models.tables.pages.columns.run_together import with_figures_and_names_apart
from models.tables.pages.columns.texts_in_columns import with_texts_in_one_column
from models.tables.pages.columns.trailing_words import with_trailing_words_joined
from models.tables.pages.columns.units_beside import with_units_beside_joined
from models.tables.pages.columns.unused_edges import without_blanks_off_one_cell
from models.tables.pages.grids.figures_before_texts import with_figures_before_texts_apart
from models.tables.pages.heads.cells_under_heads import with_cells_under_heads
from models.tables.pages.heads.head_corners import with_corners_joined
from models.tables.pages.heads.head_lines import with_heads_whole, with_wide_heads_whole
from models.tables.pages.heads.heads_in_the_middle import with_heads_in_the_middle
from models.tables.pages.heads.heads_over_groups import with_heads_over_groups
from models.tables.pages.heads.heads_over_names_again import with_heads_over_names_again
from models.tables.pages.heads.heads_over_rules import with_heads_over_rules
from models.tables.pages.heads.heads_set_left import with_heads_set_left
from models.tables.pages.heads.heads_side_by_side import with_heads_side_by_side_apart
from models.tables.pages.heads.lines_of_heads import with_lines_of_heads_whole
from models.tables.pages.heads.names_over_blanks import with_names_over_blanks_apart
from models.tables.pages.heads.names_under_heads import with_names_under_heads
from models.tables.pages.heads.stub_heads import without_stub_joined
from models.tables.pages.heads.three_lines_of_heads import with_three_lines_of_heads
from models.tables.pages.labels.first_of_groups import with_first_labels_apart
from models.tables.pages.labels.heading_spans import with_headings_alike
from models.tables.pages.labels.headings_in_rows import with_headings_in_rows_apart
from models.tables.pages.labels.labels_at_middles import with_labels_at_middles
from models.tables.pages.labels.labels_below_headings import with_labels_below_headings
from models.tables.pages.labels.labels_between_rules import with_labels_between_rules
from models.tables.pages.labels.labels_over_both import with_labels_over_both
from models.tables.pages.labels.labels_run_together import with_labels_run_together_apart
from models.tables.pages.labels.pairs_of_labels import with_pairs_of_labels
from models.tables.pages.labels.section_rows import with_section_rows
from models.tables.pages.labels.shaded_headings import with_shaded_headings
from models.tables.pages.labels.strip_labels import with_labels_as_high_as_groups
from models.tables.pages.labels.sum_rows import with_wide_names_of_sums
from models.tables.pages.labels.totals_over_labels import with_totals_over_labels
from models.tables.pages.labels.translated_labels import with_translated_labels_whole
from models.tables.pages.page_grid import PageGrid
from models.tables.pages.rows.broken_labels import with_broken_labels_whole
from models.tables.pages.rows.broken_rows import with_broken_rows_whole
from models.tables.pages.rows.edges_between_blanks import without_edges_between_blanks
from models.tables.pages.rows.even_lines import with_even_lines_apart
from models.tables.pages.rows.level_with_labels import with_cells_level_with_labels
from models.tables.pages.rows.numbered_rows import with_numbered_rows
from models.tables.pages.rows.open_strips import with_open_strip_apart
from models.tables.pages.rows.paragraph_rows import with_paragraphs_apart
from models.tables.pages.rows.rows_at_figures import with_rows_at_figures
from models.tables.pages.rows.rows_between import with_rows_between_joined
from models.tables.pages.rows.sums_in_one_row import with_sums_apart
from models.tables.pages.rows.thin_rows import without_thin_rows
from models.tables.pages.rows.two_lines_of_figures import with_two_lines_of_figures_apart
from models.tables.pages.rows.two_rows_in_one import with_rows_apart
from models.tables.pages.rows.wrapped_figures import with_wrapped_figures_whole


def mended_grid(grid: PageGrid, rules: Sequence[Rule], shades: Sequence[Box], *, damaged: bool = False) -> PageGrid:
    """What every finder makes of cells at times; on `damaged` paper rules that are not whole tell nothing of cells."""
    grid = without_edges_between_blanks(grid, rules)
    grid = with_rows_at_figures(with_broken_labels_whole(with_broken_rows_whole(grid, rules), rules), rules)
    apart = with_figures_before_texts_apart(with_numbered_rows(grid, rules), rules)
    thick = without_slivers(without_thin_rows(apart), rules)
    whole = without_lone_partings(without_blanks_off_one_cell(thick, rules), rules)
    body = without_rows_over_filled_head(without_what_is_said_of_it(whole, rules), rules, shades)
    texts = with_trailing_words_joined(with_texts_in_one_column(body, rules), rules)
    columns = with_names_over_their_figures(with_units_beside_joined(texts, rules), rules)
    named = with_names_said_again_apart(with_names_over_blanks_apart(columns, rules), rules)
    strips = with_open_strip_apart(named, rules)
    single = with_wrapped_figures_whole(with_figures_and_names_apart(with_columns_apart(strips, rules)), rules)
    single = with_cells_right_before_apart(single)
    heads = with_heads_whole(without_stub_joined(single, rules), rules)
    heads = heads if damaged else with_heads_over_rules(heads, rules)
    corners = with_corners_joined(heads, rules)
    apart = with_heads_in_cells_apart(with_wide_heads_whole(with_lines_of_heads_whole(corners, rules), rules))
    apart = with_heads_in_the_middle(with_names_under_heads(with_three_lines_of_heads(apart, rules), rules), rules)
    apart = with_heads_set_left(with_heads_side_by_side_apart(apart, rules), rules)
    apart = with_heads_over_names_again(with_fills_apart(apart, shades), rules)
    closed = with_paragraphs_apart(apart if damaged else with_closed_cells_whole(apart, rules))
    level = with_two_lines_of_figures_apart(with_cells_level_with_labels(closed))
    level = with_headings_in_rows_apart(with_rows_between_joined(level, rules), rules)
    whole = with_rows_apart(with_shaded_headings(with_section_rows(level, rules), shades), shades)
    whole = with_headings_alike(with_sums_apart(with_even_lines_apart(whole, rules)), rules)
    whole = with_broken_rows_whole(whole, rules)
    whole = with_labels_run_together_apart(whole, rules)
    whole = with_totals_over_labels(with_labels_between_rules(whole, rules), rules)
    high = with_labels_at_middles(with_labels_as_high_as_groups(whole, rules), rules)
    high = with_labels_below_headings(high, rules)
    sums = with_wide_names_of_sums(with_totals_over_labels(high, rules), rules)
    both = with_heads_over_groups(with_labels_over_both(sums, rules), rules)
    blank = both if damaged else with_blanks_apart(both, rules, shades)
    blank = with_cells_of_all_rows(with_texts_before_blanks_apart(blank, rules), rules)
    whole = with_translated_labels_whole(with_cells_under_heads(blank, rules), rules)
    whole = with_cut_texts_whole(whole, rules)
    whole = with_values_of_forms_wide(with_place_of_photo(with_signed_and_dated(whole, rules), rules), rules)
    texts = with_texts_at_middles(with_pairs_of_labels(whole, rules), rules)
    columns = without_blank_columns(without_lone_partings(texts, rules), rules)
    whole = without_blank_columns(with_texts_over_blanks(columns, rules), rules)
    return with_blank_last_column(with_first_labels_apart(whole, rules, shades), rules)
