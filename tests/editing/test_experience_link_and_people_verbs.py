"""Levels, links, personas and channels."""

import pytest
from builders import JOURNEY, document, done, state

from cjdesigner.editing import channels, experiences, links, personas, selection
from cjdesigner.editing.session import Session
from cjdesigner.errors import RefusedError
from cjdesigner.model.change import Label
from cjdesigner.model.records import Channel, Experience, Journey, Link, Persona, Touchpoint


def level(held: object, identity: str) -> float | None:
    found = held.get(identity)  # type: ignore[attr-defined]
    return found.level if isinstance(found, Experience) else None


# -- experiences ------------------------------


@pytest.mark.parametrize(
    ("scale", "wished", "given"),
    [
        ("dutch6", 3.4, 3.0),
        ("dutch6", 3.6, 4.0),
        ("dutch6", 99, 6.0),
        ("dutch6", -5, 1.0),
        ("curve", 12.4, 10.0),
        ("curve", -300, -100.0),
        ("marks10", 7.3, 7.5),
    ],
)
def test_a_level_snaps_to_what_the_scale_knows(scale: str, wished: float, given: float) -> None:
    held = document(scale=scale)
    done(held, experiences.set_level(held, "look", None, wished))
    assert level(held, "look.-.-") == given


def test_setting_a_level_and_taking_it_back_leaves_nothing() -> None:
    held = document(personas=("ann",))
    before = state(held)
    done(held, experiences.set_level(held, "look", "ann", 5))
    assert level(held, "look.ann.-") == 5
    done(held, experiences.set_level(held, "look", "ann", None))
    assert state(held) == before
    assert not experiences.set_level(held, "look", "ann", None)


def test_a_note_keeps_an_experience_whose_level_is_taken_back() -> None:
    held = document()
    done(held, experiences.set_values(held, "look", None, Label("verb.edit"), note="Queue"))
    done(held, experiences.set_level(held, "look", None, 2))
    done(held, experiences.set_level(held, "look", None, None))
    assert held.record("look.-.-", Experience).note == "Queue"
    assert level(held, "look.-.-") is None


def test_who_scores_a_touchpoint_meets_it() -> None:
    held = document(personas=("ann", "bob"))
    done(held, personas.set_meets(held, ["look"], "bob", False))
    assert held.record("look", Touchpoint).personas == ("ann",)
    done(held, experiences.set_level(held, "look", "bob", 4))
    assert held.record("look", Touchpoint).personas == ("ann", "bob")


def test_what_is_gone_cannot_be_scored() -> None:
    with pytest.raises(RefusedError, match=r"refusal\.gone"):
        experiences.set_level(document(), "gone", None, 3)


# -- links ------------------------------


@pytest.mark.parametrize(
    ("source", "target", "kind"),
    [
        ("wait", "look", "back"),
        ("look", "choose", "next"),
        ("pay", "wait", "next"),
        ("look", "pay", "skip"),
        ("look", None, "exit"),
        ("get", "buy", "loop"),
        ("buy", "get", "next"),
        ("buy", "use", "skip"),
    ],
)
def test_the_direction_says_what_a_link_is(source: str, target: str | None, kind: str) -> None:
    held = document()
    (new,) = done(held, links.add(held, source, target, condition="maybe", share=0.25))
    link = held.record(new, Link)
    assert (link.kind, link.condition, link.share) == (kind, "maybe", 0.25)


@pytest.mark.parametrize(
    ("source", "target", "key"),
    [
        ("look", "look", "link_to_itself"),
        ("look", "buy", "link_mixed"),
        ("look", "gone", "gone"),
        ("thoughts", "look", "gone"),
        ("wait", "look", "link_twice"),
    ],
)
def test_a_link_that_makes_no_sense_is_refused(source: str, target: str, key: str) -> None:
    held = document(links=[("l", "wait", "look", "back")])
    with pytest.raises(RefusedError, match=f"refusal.{key}"):
        links.add(held, source, target)


def test_shares_from_one_place_are_never_more_than_everybody() -> None:
    held = document()
    done(held, links.add(held, "pay", "look", share=0.7))
    with pytest.raises(RefusedError, match=r"refusal\.shares") as refusal:
        links.add(held, "pay", "choose", share=0.4)
    assert refusal.value.arguments["total"] == "110"
    (other,) = done(held, links.add(held, "pay", "choose", share=0.3))
    with pytest.raises(RefusedError, match=r"refusal\.shares"):
        links.change(held, other, share=0.31)


def test_a_link_with_another_end_is_called_by_its_new_direction() -> None:
    held = document(links=[("l", "pay", "look", "back")])
    done(held, links.change(held, "l", target="unpack"))
    assert held.record("l", Link).kind == "skip"
    done(held, links.change(held, "l", condition="in a hurry"))
    assert held.record("l", Link).condition == "in a hurry"


# -- personas ------------------------------


def test_new_personas_have_colours_and_dashes_of_their_own() -> None:
    held = document()
    for name in ("Ann", "Bob", "Cem"):
        done(held, personas.add(held, name, journey=JOURNEY))
    assert [persona.colour for persona in held.personas()] == ["0", "1", "2"]
    assert [persona.dash for persona in held.personas()] == ["solid", "dash", "dot"]
    assert held.record(JOURNEY, Journey).personas == tuple(one.id for one in held.personas())


def test_the_first_persona_takes_over_what_the_traveller_felt() -> None:
    held = document(levels={("look", None): 2.0, ("wait", None): 6.0})
    session = Session(held)
    before = state(held)
    session.run(personas.add(held, "Ann", journey=JOURNEY))
    ann = held.personas()[0].id
    assert level(held, f"look.{ann}.-") == 2
    assert "look.-.-" not in held
    session.run(personas.add(held, "Bob", journey=JOURNEY))
    bob = held.personas()[1].id
    assert f"look.{bob}.-" not in held
    session.undo()
    session.undo()
    assert state(held) == before


def test_a_persona_taken_off_comes_back_with_what_it_felt() -> None:
    held = document(personas=("ann", "bob"), levels={("look", "bob"): 2.0})
    done(held, personas.take_off(held, JOURNEY, "bob"))
    assert held.record(JOURNEY, Journey).personas == ("ann",)
    done(held, personas.put_on(held, JOURNEY, "bob"))
    assert level(held, "look.bob.-") == 2
    with pytest.raises(RefusedError, match="persona_is_there"):
        personas.put_on(held, JOURNEY, "bob")


def test_a_deleted_persona_leaves_nothing_of_its_own() -> None:
    held = document(personas=("ann", "bob"), levels={("look", "bob"): 2.0, ("look", "ann"): 3.0})
    done(held, personas.set_meets(held, ["pay"], "ann", False))
    session = Session(held)
    before = state(held)
    session.run(selection.delete(held, ["bob"]))
    assert "look.bob.-" not in held
    assert held.record(JOURNEY, Journey).personas == ("ann",)
    assert held.record("pay", Touchpoint).personas == ()
    session.undo()
    assert state(held) == before


def test_everybody_meets_a_touchpoint_that_names_nobody() -> None:
    held = document(personas=("ann", "bob", "cem"))
    done(held, personas.set_meets(held, ["look"], "bob", False))
    assert held.record("look", Touchpoint).personas == ("ann", "cem")
    done(held, personas.set_meets(held, ["look"], "bob", True))
    assert held.record("look", Touchpoint).personas == ()


def test_somebody_has_to_meet_a_touchpoint() -> None:
    held = document(personas=("ann",))
    with pytest.raises(RefusedError, match="nobody_meets"):
        personas.set_meets(held, ["look"], "ann", False)


def test_personas_are_put_in_order() -> None:
    held = document(personas=("ann", "bob", "cem"))
    done(held, personas.move(held, "cem", 0))
    assert [persona.id for persona in held.personas()] == ["cem", "ann", "bob"]
    assert held.record("cem", Persona).name == "Cem"


# -- channels ------------------------------


def test_channels_are_put_on_touchpoints_and_taken_off() -> None:
    held = document()
    (own,) = done(held, channels.add(held, "Pigeon", icon="letter"))
    done(held, channels.set_on(held, ["look", "pay"], "website"))
    done(held, channels.set_on(held, ["look"], own))
    assert held.record("look", Touchpoint).channels == ("website", own)
    assert not channels.set_on(held, ["look"], own)
    done(held, channels.set_on(held, ["look", "pay"], "website", False))
    assert held.record("look", Touchpoint).channels == (own,)
    assert held.record("pay", Touchpoint).channels == ()


def test_a_channel_that_nobody_knows_is_refused() -> None:
    with pytest.raises(RefusedError, match=r"refusal\.gone"):
        channels.set_on(document(), ["look"], "smoke")


def test_a_deleted_channel_leaves_the_touchpoints() -> None:
    held = document()
    (own,) = done(held, channels.add(held, "Pigeon"))
    done(held, channels.set_on(held, ["look"], own))
    done(held, selection.delete(held, [own]))
    assert held.record("look", Touchpoint).channels == ()
    assert held.own_channels() == []


def test_a_channel_is_asked_who_uses_it_in_the_order_of_the_map() -> None:
    held = document()
    (own,) = done(held, channels.add(held, "Pigeon"))
    done(held, channels.set_on(held, ["unpack", "pay", "look"], own))
    (ann,) = done(held, personas.add(held, "Ann", channels=(own,)))
    assert [one.id for one in channels.users(held, own)] == ["look", "pay", "unpack", ann]
    assert channels.users(held, "website") == []


def test_channels_are_known_by_name_in_either_language() -> None:
    held = document()
    (own,) = done(held, channels.add(held, "Pigeon"))
    assert channels.known(held, " pigeon ") == own
    assert channels.known(held, "phone") == channels.known(held, "Telefoon") == "call_center"
    assert channels.known(held, "smoke") is None
    assert isinstance(held.get(own), Channel)
