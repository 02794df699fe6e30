"""Who comes in as what: codes, links, other roles' doors, forged ids, forms of other sites."""

from __future__ import annotations

import asyncio
import json
import threading
from pathlib import Path

import pytest

from convenor.services import doors
from convenor.services.guesses import Guesses
from convenor.services.host import Host
from convenor.services.serving import Asked
from convenor.session.problem import Problem
from convenor.store.sqlite import SqliteStore
from convenor.web.serving import serve
from tests.support.served import PlainBrowser, Served, served
from tests.support.sessions import FakeClock, SeededIds

PAGES = {"participant": "/answer", "note-taker": "/notes", "facilitator": "/desk"}


def come_in(hall: Served, role: str) -> PlainBrowser:
    browser = hall.browser()
    got = browser.follow(doors.path_of(role, hall.serving.secret(role)))  # type: ignore[arg-type]  # a role's name
    assert got.status == 200
    if role == "note-taker":
        browser.post("/sit", {"check": got.check, "name": "Mina"})
    return browser


def act(n: int, text: str, **more: object) -> dict[str, object]:
    return {"id": f"{n:026}", "do": "note", "text": text, "segment": "", "room": 1, **more}


def send(
    browser: PlainBrowser, *acts: dict[str, object], check: str | None = None
) -> tuple[int, list[dict[str, object]]]:
    check = browser.get("/notes").check if check is None else check
    got = browser.ask("POST", "/notes/acts", json.dumps({"acts": acts}).encode(),
                      {"content-type": "application/json", "x-check": check})
    return got.status, json.loads(got.body).get("answers", [])


@pytest.mark.parametrize("role", list(PAGES))
def test_each_role_sees_its_own_page_and_no_other_s(hall: Served, role: str) -> None:
    browser = come_in(hall, role)
    for other, page in PAGES.items():
        assert (browser.get(page).status == 200) == (other == role), page
    assert browser.get("/screen").status == 200
    assert (browser.get("/live/desk?once=1").status == 200) == (role == "facilitator")
    assert (browser.get("/live/notes?once=1").status == 200) == (role == "note-taker")


def test_a_stranger_sees_nothing_but_the_door(hall: Served) -> None:
    browser = hall.browser()
    for page in (*PAGES.values(), "/screen", "/notes/line/abc", "/live/everyone", "/live/notes", "/live/desk"):
        assert browser.get(page).status == 403, page
    for page in ("/answer", "/notes", "/notes/acts", "/sit", "/desk"):
        assert browser.post(page, {"do": "start", "text": "x", "check": ""}).status == 403, page
    assert hall.session.state == "planned"
    assert hall.session.notes() == ()


def test_the_code_admits_participants_only_however_it_is_typed(hall: Served) -> None:
    code = hall.serving.secret("participant")
    assert hall.browser().post("/", {"code": doors.spoken(code).upper()}).headers["location"] == "/answer"
    for wrong in ("", code[1:], hall.serving.secret("note-taker"), "' OR 1=1", "\x00", "é" * 500):
        assert hall.browser().post("/", {"code": wrong}).status == 403
    for path in ("n", "f"):
        assert hall.browser().get(f"/{path}/{code}").status == 403


def test_guesses_are_counted_together_and_those_who_are_in_stay_in(hall: Served) -> None:
    hall.serving.hall.guesses = Guesses(most=25)
    inside = come_in(hall, "participant")
    for n in range(25):
        assert hall.browser().get(f"/j/guess{n}").status == 403
    assert "nobody can come in" in hall.serving.alert()
    late = hall.browser().get(f"/j/{hall.serving.secret('participant')}")
    assert late.status == 403
    assert "Too many wrong codes" in late.body
    assert inside.get("/answer").status == 200
    hall.serving.renew("participant")
    assert hall.browser().get(f"/j/{hall.serving.secret('participant')}").status == 303
    assert hall.serving.alert() == ""
    assert inside.get("/answer").status == 403, "who came in by the old code is out"


def test_the_budget_of_wrong_tries_outlives_the_serving_and_the_process(tmp_path: Path) -> None:
    with served(tmp_path) as hall:
        hall.serving.hall.guesses = Guesses(most=25)
        for n in range(24):
            assert hall.browser().get(f"/j/guess{n}").status == 403
        session = hall.session_id
    store = SqliteStore(tmp_path / "record.sqlite")  # all that a process finds that was started anew
    host = Host(store, FakeClock(), SeededIds(8))
    serving = serve(host, Asked(session, port=0))
    serving.hall.guesses = Guesses(most=25)
    code = serving.secret("participant")
    assert "20 wrong tries or more" in serving.alert()
    assert PlainBrowser(serving.port).get(f"/j/{code}").status == 303, "one try is left"
    assert PlainBrowser(serving.port).post("/", {"code": "guess24"}).status == 403
    assert PlainBrowser(serving.port).get(f"/j/{code}").status == 403
    assert "nobody can come in" in serving.alert()
    serving.renew("participant")
    assert serving.alert() == ""
    serving.stop()
    store.close()


def test_a_flood_of_wrong_tries_is_counted_whole(hall: Served) -> None:
    threads = [threading.Thread(target=lambda n=n: hall.browser().get(f"/j/guess{n}")) for n in range(60)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert "50 wrong tries or more" in hall.serving.alert()
    door = hall.session.entrance.door("participant")
    assert door is not None
    assert door.missed == 60


def test_a_wrong_try_counts_also_when_the_record_cannot_be_written(
    hall: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise Problem("The disk is full.")

    monkeypatch.setattr(hall.host, "record", full)
    for n in range(20):
        assert hall.browser().get(f"/j/guess{n}").status == 403
    assert "20 wrong tries" in hall.serving.alert()


def test_telephones_that_hold_an_old_code_are_no_guessers(hall: Served) -> None:
    old = hall.serving.secret("participant")
    hall.serving.renew("participant")
    for _ in range(50):
        hall.browser().get(f"/j/{old}")
    assert hall.serving.alert() == ""


def test_sixty_join_in_a_moment_from_one_address(hall: Served) -> None:
    code = hall.serving.secret("participant")
    came: list[int] = []

    def join() -> None:
        came.append(hall.browser().follow(f"/j/{code}").status)

    threads = [threading.Thread(target=join) for _ in range(60)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert came == [200] * 60


def test_a_renewed_link_shuts_the_page_of_whoever_held_the_old_one(hall: Served) -> None:
    browser = come_in(hall, "note-taker")
    check = browser.get("/notes").check
    hall.serving.renew("note-taker")
    assert send(browser, act(1, "late"), check=check)[0] == 403
    assert browser.get("/notes").status == 403
    hall.serving.shut("facilitator")
    assert hall.serving.secret("facilitator") == ""


def test_a_link_that_another_process_renewed_is_not_shown_any_more(hall: Served) -> None:
    link = hall.serving.secret("note-taker")
    doors.renew(hall.host, hall.session_id, "note-taker")
    asyncio.run(hall.serving.hall.run(hall.serving.hall.look))
    assert link
    assert hall.serving.secret("note-taker") == "", "the old one leads nowhere"


def test_hidden_links_open_as_before_and_the_code_is_still_told(hall: Served) -> None:
    link = hall.link("note-taker").rpartition("/n/")[2]
    hall.serving.hide()
    assert (hall.serving.secret("note-taker"), hall.serving.secret("facilitator")) == ("", "")
    assert hall.serving.secret("participant")
    assert hall.browser().get(f"/n/{link}").status == 303
    hall.serving.renew("facilitator")
    assert hall.serving.secret("facilitator"), "a new one is shown"


def test_the_same_act_twice_is_kept_once_and_another_under_its_id_is_refused(hall: Served) -> None:
    browser = come_in(hall, "note-taker")
    assert send(browser, act(1, "One"), act(1, "One"))[1] == [{"id": f"{1:026}", "kept": True}] * 2
    status, (answer,) = send(browser, act(1, "Other"))
    assert status == 200
    assert "Something else was already sent" in str(answer["refused"])
    assert hall.texts() == [(1, "Mina", "One")]


def test_nobody_acts_under_another_s_id_or_on_another_s_lines(hall: Served) -> None:
    mina, ben = come_in(hall, "note-taker"), come_in(hall, "note-taker")
    send(mina, act(1, "Mina’s"))
    _, answers = send(
        ben, act(1, "Ben’s, under the same id"), *(
            act(n, "x", do=do, line=f"{9:026}") for n, do in enumerate(("edit", "strike", "take-back", "move"), 2)
        ),
    )
    assert [a.get("kept") for a in answers] == [True, None, None, None, None]
    send(ben, act(6, "", do="strike", line=f"{1:026}"))
    assert hall.texts() == [(1, "Mina", "Mina’s")], "only Ben’s own was struck"
    assert ben.get(f"/notes/line/{1:026}").status == 404


def test_all_that_can_be_done_with_one_s_own_line(hall: Served) -> None:
    browser = come_in(hall, "note-taker")
    line = f"{1:026}"
    send(browser, act(1, "story: A kettle"), act(2, "The kettle", do="edit", line=line, kind="quote", consent="us"))
    (note,) = hall.session.notes()
    assert (note.text, note.kind, note.consent) == ("The kettle", "quote", "us")
    send(browser, act(3, "", do="move", line=line, room=2, segment=note.segment), act(4, "", do="take-back", line=line))
    assert hall.session.notes() == ()
    send(browser, act(5, "", do="restore", line=line))
    assert hall.texts() == [(2, "Mina", "The kettle")]
    send(browser, act(6, "", do="strike", line=line))
    assert b"kettle" not in b"".join(f.read_bytes() for f in hall.host.store.path.parent.iterdir())  # type: ignore[attr-defined]


@pytest.mark.parametrize("spoilt", [
    {"do": "drop table"}, {"id": "short"}, {"id": 7}, {"text": ["x"]}, {"room": "one"}, {"room": True, "do": 1},
    {"kind": "journal"}, {"consent": "all"}, {"waited": "long"}, {"waited": float("nan")}, {"line": "../x"},
    {"segment": "no such part"}, {"room": 99}, {"text": " "}, {"text": "x" * 60_001},
])
def test_what_no_page_of_ours_sends_is_refused_in_words(hall: Served, spoilt: dict[str, object]) -> None:
    browser = come_in(hall, "note-taker")
    status, (answer,) = send(browser, act(1, "One") | spoilt)
    assert status == 200
    assert answer["refused"]
    assert hall.session.notes() == ()


def test_a_form_of_another_site_does_nothing(hall: Served) -> None:
    boss, taker, one = (come_in(hall, role) for role in ("facilitator", "note-taker", "participant"))
    stolen = come_in(hall, "facilitator").get("/desk").check
    for check in ("", "x", stolen, "é"):
        assert boss.post("/desk", {"do": "start", "check": check, "nonce": "n"}).status == 403
        assert taker.post("/notes", {"do": "note", "text": "x", "check": check, "nonce": "n"}).status == 403
        assert one.post("/answer", {"text": "x", "check": check, "nonce": "n"}).status == 403
        if check.isascii():
            assert send(taker, act(1, "x"), check=check)[0] == 403
    assert taker.post("/notes/acts", {"acts": "[]"}, **{"x-check": taker.get("/notes").check}).status == 403
    assert hall.session.state == "planned"
    assert hall.session.notes() == ()
    assert "x" in one.post("/answer", {"text": "x", "check": "", "nonce": "n"}).body, "what was written is still there"


def test_cookies_are_out_of_scripts_reach_and_do_not_follow_other_sites(hall: Served) -> None:
    got = hall.browser().get(f"/n/{hall.serving.secret('note-taker')}")
    assert "HttpOnly" in got.headers["set-cookie"]
    assert "SameSite=lax" in got.headers["set-cookie"]
    assert "script-src 'self'" in got.headers["content-security-policy"]
    assert got.headers["cache-control"] == "no-store"


def test_an_answer_says_nothing_of_who_gave_it(hall: Served) -> None:
    first, second = come_in(hall, "participant"), come_in(hall, "participant")
    for browser in (first, second):
        page = browser.get("/answer")
        for _ in range(2):  # the button pressed twice
            browser.post("/answer", {"text": "Soup", "check": page.check, "nonce": page.hidden("nonce")})
    assert hall.texts() == [(None, "participant", "Soup")] * 2
    entries = hall.host.store.read(hall.session_id).entries
    held = {*first.cookies.values(), *second.cookies.values()}
    assert not any(value in repr(entries) for value in held)


def test_the_spare_wheel_runs_the_session_and_a_late_press_is_refused(hall: Served) -> None:
    boss = come_in(hall, "facilitator")
    page = boss.get("/desk")
    press = {"check": page.check, "nonce": page.hidden("nonce")}
    for _ in range(2):  # a slow line, and an impatient thumb
        assert boss.post("/desk", press | {"do": "start"}).status == 303
    page = boss.get("/desk")
    press = {"check": page.check, "nonce": page.hidden("nonce"), "seen": page.hidden("seen")}
    assert boss.post("/desk", press | {"do": "add", "minutes": "3"}).status == 303
    assert hall.session.segments[0].seconds == 8 * 60
    assert boss.post("/desk", press | {"do": "next"}).status == 303
    late = boss.post("/desk", press | {"do": "next", "nonce": "another"})
    assert late.status == 409
    assert "is not on any more" in late.body
    assert boss.post("/desk", press | {"do": "message", "text": "Ten minutes", "room": "2"}).status == 303
    assert [m.text for m in hall.session.messages] == ["Ten minutes"]
    assert boss.post("/desk", press | {"do": "burn"}).status == 422
    assert boss.post("/desk", press | {"do": "add", "minutes": "9e9"}).status == 409


def test_after_the_host_comes_back_every_key_still_opens(tmp_path: Path) -> None:
    with served(tmp_path) as hall:
        browser = come_in(hall, "note-taker")
        one = come_in(hall, "participant")
        send(browser, act(1, "One"))
        session, host, secret = hall.session_id, hall.host, hall.serving.secret("note-taker")
        hall.serving.stop()
        hall.serving = serve(host, Asked(session, port=0))
        assert hall.serving.secret("note-taker") == "", "a link is shown once"
        browser.port = one.port = hall.serving.port
        assert one.get("/answer").status == 200
        assert send(browser, act(1, "One"), act(2, "Two"))[1][0] == {"id": f"{1:026}", "kept": True}
        assert hall.texts() == [(1, "Mina", "One"), (1, "Mina", "Two")]
        assert hall.browser().get(f"/n/{secret}").status == 303
