"""Lists of people in, however a call or a spreadsheet wrote them; and who goes where, out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convenor.exchange.preassign import to_door_sheets, to_paste, to_preassign_csv, without_address
from convenor.exchange.roster_csv import from_csv, names_only, people_in
from convenor.services import dealing, rooms
from convenor.services.room_lists import Rooms, rooms_of
from convenor.services.roster import Newcomer, take
from convenor.session.problem import Problem
from tests.support.hosts import a_planned_room

MEETING = (
    "Topic,ID,Host,Duration (minutes),Start time,End time,Participants\n"
    '"Cooks",1,"Deb (d@example.org)",90,"11/26/2026 11:00:00 AM","11/26/2026 12:30:00 PM",3\n\n'
)


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("name\nAna\nBen\n", [Newcomer("Ana"), Newcomer("Ben")]),
        (
            "\ufeffName;E-mail;Organisation;Role;Access needs\r\nAna Lima;ana@example.org;Ladle;Cook;captions\r\n",
            [Newcomer("Ana Lima", "ana@example.org", "Ladle", "Cook", "captions")],
        ),
        ("First name,Surname,EMAIL\nAna,Lima,a@example.org\n", [Newcomer("Ana Lima", "a@example.org")]),
        (
            'Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest\n'
            'Ana (Ana Lima),ana@example.org,1,2,3,No\nAna,ana@example.org,4,5,6,No\nSam,,1,2,3,Yes\n',
            [Newcomer("Ana", "ana@example.org", also=("Ana Lima",)), Newcomer("Sam")],
        ),
        ("Name (Original Name),User Email,Total Duration (Minutes),Guest\nSam (she/her),,9,Yes\n", [Newcomer("Sam")]),
        (
            "Meeting ID,Topic,Start Time,End Time,User Email,Duration (Minutes),Participants\n1,Cooks,x,y,d@e.org,9,2\n"
            "\nName (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest\nAna,,x,y,1,Yes\n",
            [Newcomer("Ana")],
        ),
        (
            MEETING + "Name (original name),Email,Join time,Leave time,Duration (minutes),Guest,"
            "Recording disclaimer response,In waiting room\nAna,,x,y,1,Yes,OK,No\n",
            [Newcomer("Ana")],
        ),
        (MEETING + "Name (original name),Email,Total duration (minutes),Guest\nAna,,1,Yes\n", [Newcomer("Ana")]),
        (
            "Attendee Report\nReport Generated:,x\nTopic,Webinar ID\nCooks,1\nHost Details\n"
            "Attended,User Name (Original Name),Email\nYes,Deb,d@example.org\nAttendee Details\n"
            "Attended,User Name (Original Name),First Name,Last Name,Email,Phone\n"
            "Yes,Ana,Ana,Lima,ana@example.org,--\nNo,Ben,Ben,Cole,--,--\n",
            [Newcomer("Deb", "d@example.org"), Newcomer("Ana", "ana@example.org")],
        ),
    ],
)
def test_people_are_found_by_the_heads_over_them(text: str, people: list[Newcomer]) -> None:
    assert list(from_csv(text)) == people


@pytest.mark.parametrize("text", ["", "\n\n", "a,b\n1,2\n", "name\n", "name,email\n,x@example.org\n", "\x00", "=1+1"])
def test_a_table_without_people_is_refused_in_words(text: str) -> None:
    with pytest.raises(Problem):
        from_csv(text, "list.csv")


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    for with_head in (text, f"name,email\n{text}"):
        try:
            people = from_csv(with_head)
        except Problem:
            continue
        assert all(p.name.strip() for p in people)


def test_names_by_hand() -> None:
    assert names_only(["Ana Lima", "Ben <ben@example.org>", "<cy@example.org>"]) == (
        Newcomer("Ana Lima"), Newcomer("Ben", "ben@example.org"), Newcomer("cy@example.org", "cy@example.org")
    )


def dealt() -> Rooms:
    room = a_planned_room()
    take(room.host, room.session_id, [
        Newcomer("Ana", "ana@example.org"), Newcomer("Ben <b>", "ben@example.org"), Newcomer("Cy")
    ])
    rooms.rename(room.host, room.session_id, 1, "=Kitchen")
    rooms.rename(room.host, room.session_id, 2, "Hall, left")
    for n, name in enumerate(("Ana", "Ben <b>", "Cy"), 1):
        dealing.put(room.host, room.session_id, name, n)
    return rooms_of(room.session())


def test_what_a_video_call_reads_is_written_exactly() -> None:
    found = dealt()
    assert to_preassign_csv(found) == (
        "Pre-assign Room Name,Email Address\r\n'=Kitchen,ana@example.org\r\n\"Hall, left\",ben@example.org\r\n"
    )
    assert without_address(found) == ("Cy (Room 3)",)


def test_to_paste_and_for_the_doors() -> None:
    found = dealt()
    assert to_paste(found) == "=Kitchen: Ana\nHall, left: Ben <b>\nRoom 3: Cy\n"
    page = to_door_sheets(found)
    assert page.count('<section class="door">') == 3
    assert "Ben &lt;b&gt;" in page
    assert "What is a table for?" in page
    assert "http" not in page


@given(st.lists(st.text(st.characters(categories=["L"]), min_size=1, max_size=20), min_size=1, max_size=8))
def test_a_name_a_line_is_read_as_it_was_typed(names: list[str]) -> None:
    assert [p.name for p in people_in("\r\n".join(names))] == names or names[0].casefold() in HEADS


HEADS = {"name", "participant", "surname"}


@given(st.text(max_size=200))
def test_whatever_is_pasted_is_read_or_refused_in_words(text: str) -> None:
    refused = []
    try:
        people = people_in(text)
    except Problem as problem:
        people = ()
        refused.append(problem.what)
    assert people or all(what.endswith(".") for what in refused)
