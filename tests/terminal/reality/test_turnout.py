"""Who really spoke, as the facilitator says it while it happens."""

from __future__ import annotations

from convenor.services import planning
from tests.terminal.running.desk import House, Screen, a_house, begun_ago, opened, without_rooms


def speakers(house: House) -> list[str]:
    return [i.person.name for i in house.session.plan.speakers]


async def really(screen: Screen, *answers: str) -> None:
    await screen.press("escape")
    await screen.choose("Who really spoke")
    for answer in answers:
        await screen.choose(answer)


async def test_a_speaker_who_did_not_come_is_out_of_the_programme_and_undo_brings_them_back() -> None:
    house = a_house()
    begun_ago(house, 1)
    before = speakers(house)
    async with opened(house) as screen:
        await really(screen, before[0], "did not come")
        assert speakers(house) == before[1:]
        assert f"{before[0]} did not come" in screen.says("told")
        await screen.do("undo")
    assert speakers(house) == before


async def test_two_change_places() -> None:
    house = a_house()
    begun_ago(house, 1)
    before = speakers(house)
    async with opened(house) as screen:
        await really(screen, before[0], "changed places", before[1])
    assert speakers(house) == before[::-1]


async def test_somebody_else_came_instead_with_their_role() -> None:
    house = a_house()
    begun_ago(house, 1)
    async with opened(house) as screen:
        await really(screen, "Sunil", "Somebody else came instead")
        await screen.answer("Wren Tallis; Cook; Ladle")
        assert "Wren Tallis came instead of Sunil" in screen.says("told")
    last = house.session.plan.speakers[-1]
    assert (last.person.name, last.person.post.organisation) == ("Wren Tallis", "Ladle")


async def test_somebody_besides_speaks_or_responds() -> None:
    house = a_house()
    begun_ago(house, 1)
    async with opened(house) as screen:
        await really(screen, "Somebody responded")
        await screen.answer("Wren Tallis")
    assert [i.person.name for i in house.session.plan.respondents] == ["Wren Tallis"]


async def test_no_name_is_said_where_it_is_typed_and_nothing_changes() -> None:
    house = a_house()
    begun_ago(house, 1)
    async with opened(house) as screen:
        await really(screen, "Somebody spoke")
        await screen.answer("  ")
        assert "A name is missing" in screen.all_text()
        await screen.answer("a; b; c; d; e")
        assert "semicolons" in screen.all_text()
        await screen.press("escape")
        assert screen.on_top
    assert len(speakers(house)) == 2


async def test_somebody_who_is_in_it_already_is_refused_in_words() -> None:
    house = a_house()
    begun_ago(house, 1)
    async with opened(house) as screen:
        await really(screen, "Somebody spoke")
        await screen.answer(speakers(house)[0])
        assert "in the programme already" in screen.says("told")
    assert len(speakers(house)) == 2


async def test_it_can_still_be_said_after_the_end() -> None:
    house = a_house()
    begun_ago(house, 1)
    name = speakers(house)[0]
    async with opened(house) as screen:
        await screen.do("end")
        await screen.press("escape")
        await really(screen, name, "did not come")
    assert name not in speakers(house)


async def test_with_one_speaker_there_is_nobody_to_change_places_with() -> None:
    house = without_rooms()
    begun_ago(house, 1)
    async with opened(house) as screen:
        await really(screen, "Somebody spoke")
        await screen.answer("Wren Tallis")
        await really(screen, "Wren Tallis")
        assert "changed places" not in screen.all_text()
        assert "did not come" in screen.all_text()


async def test_a_person_who_went_meanwhile_is_refused_in_words() -> None:
    house = a_house()
    begun_ago(house, 1)
    name = speakers(house)[0]
    async with opened(house) as screen:
        await really(screen, name)
        planning.change_details(house.other(), house.session_id, planning.DetailsChange(speakers=()))
        await screen.choose("did not come")
        assert "not among those invited" in screen.says("told")
