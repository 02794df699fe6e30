"""Ways in for those who have no terminal: least by default, hashed, shown once, and shut again at once."""

from __future__ import annotations

import threading

import pytest

from convenor.exchange.record_file import to_yaml
from convenor.services import doors
from convenor.services.guesses import WORDS_AT, Guesses
from convenor.session.event import CodeMissed
from convenor.session.problem import Problem
from tests.support.hosts import a_planned_room


def test_each_role_has_a_key_of_its_own_and_no_other_opens_it() -> None:
    room = a_planned_room()
    keys = doors.open_doors(room.host, room.session_id)
    assert [k.role for k in keys] == ["participant", "note-taker", "facilitator"]
    for key in keys:
        assert [k.role for k in keys if doors.opens(room.session(), key.role, k.secret)] == [key.role]
    assert [len(k.secret) for k in keys] == [7, 26, 26]


def test_a_link_is_shown_once_and_stands_nowhere_in_the_record() -> None:
    room = a_planned_room()
    _, link, boss = doors.open_doors(room.host, room.session_id)
    code, again, boss_again = doors.open_doors(room.host, room.session_id)
    assert (again.secret, boss_again.secret) == ("", "")
    assert doors.opens(room.session(), "participant", code.secret), "the spoken code can be said again"
    record = to_yaml(room.session_id, room.host.store.read(room.session_id))
    assert link.secret not in record
    assert boss.secret not in record


def test_a_renewed_key_shuts_out_whoever_held_the_one_before() -> None:
    room = a_planned_room()
    code, link, _ = doors.open_doors(room.host, room.session_id)
    doors.renew(room.host, room.session_id, "note-taker")
    new = doors.renew(room.host, room.session_id, "participant")
    assert not doors.opens(room.session(), "note-taker", link.secret)
    assert not doors.opens(room.session(), "participant", code.secret)
    assert doors.did_open(room.session().entrance, code.secret)
    assert doors.opens(room.session(), "participant", new.secret)
    doors.shut(room.host, room.session_id, "participant")
    assert not doors.opens(room.session(), "participant", new.secret)
    assert not doors.opens(room.session(), "participant", "")


def test_a_code_opens_however_people_type_it() -> None:
    room = a_planned_room()
    code = doors.open_doors(room.host, room.session_id)[0].secret
    for typed in (code.upper(), doors.spoken(code), f" {code[:2]} {code[2:]} "):
        assert doors.opens(room.session(), "participant", typed)
    for wrong in ("", "-", code[:-1], code + "a", "\ud800"):
        assert not doors.opens(room.session(), "participant", wrong)


def test_note_takers_sit_down_under_names_that_nobody_else_has() -> None:
    room = a_planned_room()

    def sit(key: str, name: str) -> str:
        return doors.sit_down(room.host, room.session_id, key, name)

    assert sit("k1", " Mina ") == "Mina"
    assert sit("k2", "mina") == "mina 2"
    assert sit("k3", "") == "Note-taker 1"
    assert sit("k4", "Facilitator") == "Facilitator 2"
    assert sit("k1", "Somebody else") == "Mina", "the device keeps its name"
    assert "\x1b" not in sit("k5", "\x1b[2J")
    with pytest.raises(Problem, match="60 is the most"):
        sit("k6", "x" * 61)


def test_sixty_who_sit_down_at_once_have_sixty_names() -> None:
    room = a_planned_room()
    names: list[str] = []
    threads = [
        threading.Thread(target=lambda n=n: names.append(doors.sit_down(room.host, room.session_id, f"k{n}", "Mina")))
        for n in range(60)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(names)) == 60


def test_wrong_tries_share_one_budget_that_a_new_code_refills() -> None:
    room = a_planned_room()
    code = doors.open_doors(room.host, room.session_id)[0].secret
    guesses = Guesses(most=30)
    for n in range(29):
        guesses.wrong(code)
        assert bool(guesses.alert(room.session().entrance)) == (n + 1 >= WORDS_AT[0])
        guesses.keep(room.host, room.session_id)
        assert bool(guesses.alert(room.session().entrance)) == (n + 1 >= WORDS_AT[0])
    assert not guesses.spent(room.session().entrance)
    guesses.wrong(code)
    assert guesses.spent(room.session().entrance)
    assert "nobody can come in" in guesses.alert(room.session().entrance)
    doors.renew(room.host, room.session_id, "participant")
    assert guesses.missed(room.session().entrance) == 0
    assert guesses.alert(room.session().entrance) == ""


def test_a_try_at_a_code_that_was_renewed_meanwhile_does_not_count_against_the_new_one() -> None:
    room = a_planned_room()
    code = doors.open_doors(room.host, room.session_id)[0].secret
    guesses = Guesses()
    guesses.wrong(code)
    doors.renew(room.host, room.session_id, "participant")
    guesses.keep(room.host, room.session_id)
    assert guesses.missed(room.session().entrance) == 0


def test_tries_that_wait_go_into_the_record_together_and_say_nothing_of_who_tried() -> None:
    room = a_planned_room()
    code = doors.open_doors(room.host, room.session_id)[0].secret
    guesses, before = Guesses(), room.session().seq
    for _ in range(40):
        guesses.wrong(code)
    for _ in range(40):
        guesses.keep(room.host, room.session_id)
    assert room.session().seq == before + 1
    (entry,) = room.host.store.read(room.session_id, before).entries
    assert entry.event == CodeMissed(40)
    assert Guesses().missed(room.session().entrance) == 40, "whoever serves next goes on counting"
