"""The report as a page and as rows: the picture has its equal in words, and a spreadsheet carries nothing out."""

from __future__ import annotations

import csv
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convenor.exchange.csv_rows import neutral, to_csv, to_spreadsheet
from convenor.exchange.report_page import to_report_page
from convenor.services import editing, running
from convenor.services.report import cells, report
from convenor.services.report_rows import csv_rows
from tests.exchange.test_sheet import Page
from tests.services.test_report import held
from tests.support.hosts import a_planned_room


def test_the_page_says_everything_that_the_table_holds() -> None:
    room = held()
    found = report(room.host, room.session_id)
    page = Page(to_report_page(found))
    text = " ".join(page.text.split())
    for row in found.rows:
        for cell in cells(row):
            assert cell in text
    for sentence in found.summary:
        assert sentence in text
    assert "Ada Pell spoke for 8 minutes; 10 minutes agreed." in text


def test_the_picture_has_two_bars_a_part_and_the_same_in_words() -> None:
    room = held()
    html = to_report_page(report(room.host, room.session_id))
    svg = html[html.index("<svg") : html.index("</svg>")]
    assert 'role="img" aria-labelledby="picture-title picture-words"' in svg
    assert svg.count('class="plan"') == 6  # all but the part that was put in
    assert svg.count('class="was"') == 6  # all but the part that was left out
    assert 'class="promise"' in svg
    words = re.search(r"<desc[^>]*>(.*?)</desc>", svg)
    assert words
    assert "Speakers: planned 11:05 to 11:25, held 11:09 to 11:37, 8 minutes longer" in words[1]
    for x, wide in re.findall(r'x="([\d.]+)" y="\d+" width="([\d.]+)"', svg):
        assert 220 <= float(x) <= float(x) + float(wide) <= 742


def test_a_session_of_no_length_at_all_has_a_page() -> None:
    room = a_planned_room(date=None, start=None, end=None)
    running.start(room.host, room.session_id)
    running.end(room.host, room.session_id)
    Page(to_report_page(report(room.host, room.session_id)))


@given(st.text(min_size=1, max_size=60).filter(str.strip))
def test_titles_of_any_kind_are_text(title: str) -> None:
    room = a_planned_room()
    running.start(room.host, room.session_id)
    editing.insert(room.host, room.session_id, title, minutes=3)
    found = report(room.host, room.session_id)
    before = set(Page(to_report_page(report(held().host, held().session_id))).tags)
    assert set(Page(to_report_page(found)).tags) <= before
    back = list(csv.reader(io.StringIO(to_csv(csv_rows(found)), newline=""), strict=True))
    assert len({len(row) for row in back}) == 1


FORMULAS = ["=1+1", "+44 20", "-2", "@SUM(A1)", "\t=1", "\r=1", "  =1", "＝1", "＋1", "－1", "＠x"]


@pytest.mark.parametrize("cell", FORMULAS)
def test_a_cell_that_a_spreadsheet_would_carry_out_is_kept_as_text(cell: str) -> None:
    ((back,),) = csv.reader(io.StringIO(to_csv([[cell]]), newline=""))
    assert back == f"'{cell}"


@pytest.mark.parametrize("cell", ["Speakers", "a=b", "it's", "", "3 more", '"quoted", and so on', "two\r\nlines"])
def test_an_innocent_cell_comes_back_as_it_was(cell: str) -> None:
    ((back, _),) = csv.reader(io.StringIO(to_csv([[cell, "x"]]), newline=""))
    assert back == cell


def test_a_spreadsheet_is_told_by_a_mark_that_it_is_utf_8() -> None:
    assert to_spreadsheet([["é", "£"]]).encode() == b"\xef\xbb\xbf\xc3\xa9,\xc2\xa3\r\n"


def test_lines_end_as_the_standard_has_it_and_nothing_is_quoted_without_need() -> None:
    assert to_csv([["a", "b,c", 'd"e', None, 4]]) == 'a,"b,c","d""e",,4\r\n'
    assert neutral(7) == 7
